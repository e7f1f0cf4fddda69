import { describe, expect, it } from 'vitest';
import { maskLayouts } from './mask-layouts.ts';

describe('a password that only its place announces', () => {
  it.each([
    ['in the next cell', '| Password | Summer#2031x |', '| Password | ••• |'],
    ['behind a name between back-ticks', '`Password` Summer#2031x', '`Password` •••'],
    ['in the line below', 'Password:\nSummer#2031x', 'Password:\n•••'],
    ['of a command, bare', 'ConvertTo-SecureString summer', 'ConvertTo-SecureString •••'],
    ['of a command, quoted', "ConvertTo-SecureString 'summer'", "ConvertTo-SecureString '•••'"],
    ['of each command', 'mysql -pone\nMYSQL -ptwo', 'mysql -p•••\nMYSQL -p•••'],
    [
      'in blocks of YAML',
      'PASSWORD: |\n  summer\npassword: >\n  winter',
      'PASSWORD: |\n  •••\npassword: >\n  •••',
    ],
  ])('is hidden %s', (_where, text, shown) => {
    expect(maskLayouts(text)).toBe(shown);
  });

  it.each([
    ['letters and a sign', 'Password expired!'],
    ['digits and a sign', 'Password 5000000!'],
    ['letters and digits', 'Password error80090016'],
    ['an address', 'Password john+1@contoso.com'],
  ])('is not taken for one: %s', (_what, text) => {
    expect(maskLayouts(text)).toBe(text);
  });
});
