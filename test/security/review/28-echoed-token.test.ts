import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../src/services/masking/mask-secrets.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({ alg: 'RS256' })}.${part({ aud: 'https://outlook.office365.com', upn: 'j@c.it' })}.c2lnbmF0dXJl`;
const hex = Buffer.from(token).toString('hex');
const grouped = (text: string, size: number, by: string): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(by);

describe('finding 28: a token that a server echoes', () => {
  it.each([
    ['as hex', hex],
    ['as hex in capitals', hex.toUpperCase()],
    ['as bytes of hex', grouped(hex, 2, ' ')],
    ['as bytes with colons', grouped(hex, 2, ':')],
    ['in groups of eight', grouped(token, 8, ' ')],
    ['in groups of four with tabs', grouped(token, 4, '\t')],
  ])('%s is hidden', (_how, echo) => {
    const shown = maskSecrets([token])(`535 5.7.3 you sent ${echo} to me`);
    expect(shown).toContain('•••');
    expect(shown).not.toContain(echo.slice(10, 40));
    expect(shown).not.toContain(echo.slice(-40, -10));
  });

  it('leaves other words and dumps as they are', () => {
    const line =
      '535 5.7.139 Authentication unsuccessful: 0a 1b 2c 3d 4e 5f, the account is locked';
    expect(maskSecrets([token])(line)).toBe(line);
  });

  it('does not make a long line slow to read', () => {
    const line = 'aa '.repeat(300_000);
    expect(maskSecrets([token])(line)).toBe(line);
  });
});
