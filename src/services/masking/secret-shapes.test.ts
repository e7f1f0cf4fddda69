import { expect, it } from 'vitest';
import { maskShapes } from './secret-shapes.ts';

it.each([
  'M.C510_BAY.2.U.ZYq7Kqiy-9jLw-pzNusJwyZgyb',
  '1.AXEAabcdefghijklmnopqrstuvwx',
  'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA',
])('hides a code in an address that is encoded once more: %s', (code) => {
  for (const equals of ['%3D', '%3d']) {
    const text = `https://login.live.com/?return=https%3A%2F%2Fodoo.example.com%2Fmicrosoft_outlook%2Fconfirm%3Fcode${equals}${code}%26state${equals}1`;
    expect(maskShapes(text)).not.toContain(code.slice(4, 20));
  }
});
