import { passphrase as passphraseSchema } from '../../contract/vault.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { formatProblem } from '../terminal/window-texts.ts';

/** Typing blind goes wrong now and then; what was pasted before must not be lost by it. */
const maxTries = 3;

/**
 * A new passphrase from the keyboard, twice: one mistyped once would lose the vault. What is too
 * short, or differs, is asked for again. Null when nothing is typed.
 */
export async function askNewPassphrase(
  terminal: Terminal,
  question: 'newPassphrase' | 'newPassphraseOrNone',
): Promise<string | null> {
  let problem = '';
  for (let tries = 0; tries < maxTries; tries += 1) {
    const first = await ask(terminal, question);
    if (first === '') return null;
    if (!passphraseSchema.safeParse(first).success) {
      problem = formatProblem('passphrase-too-short');
    } else if (first === (await ask(terminal, 'newPassphraseAgain'))) return first;
    else problem = translate('passphrasesDiffer');
    terminal.note(problem);
  }
  throw new CommandEnd(exitStatus.wrongUse, translate('passphraseNotSet'));
}

async function ask(terminal: Terminal, question: string): Promise<string> {
  return (await terminal.ask(`${translate(question)} `, { hidden: true })) ?? '';
}
