import { describe, expect, it } from 'vitest';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { CommandEnd } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { askNewPassphrase } from './ask-new-passphrase.ts';

function typing(...answers: string[]): { readonly terminal: Terminal; readonly err: () => string } {
  const { terminal, err } = recordingTerminal(80);
  const ask = (_question: string, { hidden }: { readonly hidden: boolean }) => {
    expect(hidden).toBe(true);
    return Promise.resolve(answers.shift() ?? null);
  };
  return { terminal: { ...terminal, ask }, err };
}

describe('a first passphrase', () => {
  it('is asked twice, since one mistyped blind would lose the vault', async () => {
    const { terminal, err } = typing(
      'correct horse',
      'corect horse',
      'correct horse',
      'correct horse',
    );
    expect(await askNewPassphrase(terminal, 'newPassphraseOrNone')).toBe('correct horse');
    expect(err()).toContain('The two passphrases differ.');
  });

  it('that is too short is asked for again, and what was pasted before is not lost', async () => {
    const { terminal, err } = typing('short', 'correct horse', 'correct horse');
    expect(await askNewPassphrase(terminal, 'newPassphrase')).toBe('correct horse');
    expect(err()).toContain('8');
  });

  it('may be none, and the third that cannot be one ends the command', async () => {
    expect(await askNewPassphrase(typing('').terminal, 'newPassphraseOrNone')).toBeNull();
    const wrong = typing('a', 'b', 'c', 'correct horse', 'correct horse');
    await expect(askNewPassphrase(wrong.terminal, 'newPassphrase')).rejects.toThrow(CommandEnd);
  });
});
