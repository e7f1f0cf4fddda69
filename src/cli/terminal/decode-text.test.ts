import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const text = 'perché: {"a": "€"}';
const utf16 = Buffer.from(text, 'utf16le');

it.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark, as Out-File -Encoding utf8', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, as > in PowerShell 5.1', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['big-endian UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
])('reads %s', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

it('reads what is cut off in the middle of a character, and nothing', () => {
  expect(decodeText(Buffer.from([0xfe, 0xff, 0x00, 0x61, 0x00]))).toBe('a');
  expect(decodeText(Buffer.alloc(0))).toBe('');
  expect(decodeText(Buffer.from([0xff, 0xfe]))).toBe('');
});
