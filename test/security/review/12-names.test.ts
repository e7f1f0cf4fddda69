import { describe, expect, it } from 'vitest';
import { recordName } from '../../../src/contract/identifiers.ts';
import { keepOnOneLine } from '../../../src/cli/terminal/keep-on-one-line.ts';
import { client } from '../../../src/contract/clients.ts';
import { incomingFields, outgoingFields } from '../../../src/contract/mail-servers.ts';
import { visibleText, writeJson } from '../../../src/services/reports/visible-text.ts';

const unseen = [0xad, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x202e, 0x2060, 0x2062, 0x2066]
  .concat([0x2800, 0x3164, 0xfe0f, 0xfeff, 0xe0041])
  .map((code) => String.fromCodePoint(code));

describe('finding 12: a name', () => {
  it('is one line, whatever a file says', () => {
    const name = 'Contoso\n✓ Vault verified by Microsoft\r\nAcme\u2028x\u0085y\u001b[31m';
    expect(recordName.parse(name)).toBe('Contoso ✓ Vault verified by Microsoft Acme x y [31m');
    expect(keepOnOneLine(name)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  it.each(unseen)(
    'does not look like another one by a character that shows nothing: %j',
    (mark) => {
      expect(recordName.parse(`Con${mark}toso${mark}`)).toBe('Contoso');
      expect(recordName.safeParse(mark).success).toBe(false);
    },
  );

  it('keeps what its script needs', () => {
    for (const name of ['می‌خواهم', 'क्‍ष', 'Café 👩‍👩‍👧 ❤️', 'Łódź & Søn']) {
      expect(recordName.parse(name)).toBe(name);
    }
  });

  it('is cleaned where it was stored before, and no record is damaged by it', () => {
    for (const { name } of [client.shape, outgoingFields.shape, incomingFields.shape]) {
      expect(name.parse('Con\u200btoso\n✓')).toBe('Contoso ✓');
    }
  });

  it('of a server’s words or a sender’s report shows what would show nothing', () => {
    expect(visibleText('a\u200bb\u00adc\u2060d\u{e0041}')).toBe(
      String.raw`a\u200bb\u00adc\u2060d\udb40\udc41`,
    );
    const json = writeJson({ name: 'a\u200b\u{e0041}' });
    expect(json).toBe('{\n  "name": "a\\u200b\\udb40\\udc41"\n}');
    expect(JSON.parse(json)).toEqual({ name: 'a\u200b\u{e0041}' });
  });
});
