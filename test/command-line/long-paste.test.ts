import { describe, expect, test } from 'vitest';
import { canScript, typeInto } from './support/type-into.ts';

describe.skipIf(!canScript)('at a keyboard', () => {
  // Linux' own line editor keeps 4,096 bytes of a line, that of macOS 1,024.
  const long = `${'A'.repeat(5_000)} AADSTS50126: Error validating credentials`;

  test('a pasted line of 5,000 bytes is read whole', async () => {
    const { shown, status } = await typeInto(
      ['explain'],
      [
        { after: 'Ctrl+D', text: `${long}\n` },
        { after: 'AADSTS50126', text: '\u0004' },
      ],
    );
    expect(shown.slice(-1_000)).toContain('did not accept the password');
    expect(status).toBe(0);
  });

  test('Ctrl+D ends a line that Enter has not ended, and Ctrl+C the command', async () => {
    const ended = await typeInto(
      ['explain'],
      [
        { after: 'Ctrl+D', text: 'AADSTS50126: Error validating' },
        { after: 'validating', text: '\u0004' },
      ],
    );
    expect(ended.status).toBe(0);
    const stopped = await typeInto(['explain'], [{ after: 'Ctrl+D', text: '\u0003' }]);
    expect(stopped.shown).toContain('Stopping');
    expect(stopped.status).not.toBe(0);
  });
});
