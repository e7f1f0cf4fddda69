import { type Finding, type Owner } from '../../contract/findings.ts';
import { type Language } from '../../contract/settings.ts';
import {
  letterText,
  mailboxesOf,
  writeLetter,
  type Letter,
} from '../../languages/translate-letter.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { formatOwner } from '../terminal/window-texts.ts';

interface OwnersLetter extends Letter {
  readonly owner: Owner;
  /** What it is about, and where it goes where their users must act. */
  readonly mailboxes: readonly string[];
}

/** A message for each person who must act, in the order of the findings. */
function writeLetters(
  findings: readonly Finding[],
  language: Language,
  testedAt: string | null,
): OwnersLetter[] {
  const byOwner = new Map<Owner, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const others = byOwner.get(finding.owner);
    if (others === undefined) byOwner.set(finding.owner, [finding]);
    else others.push(finding);
  }
  return [...byOwner].map(([owner, own]) => ({
    owner,
    mailboxes: mailboxesOf(own),
    ...writeLetter(language, own, testedAt),
  }));
}

/** Prints the messages alone; of several, whom each is for stands above it. Answers what was printed. */
export function printLetters(
  terminal: Terminal,
  findings: readonly Finding[],
  options: {
    readonly language: Language;
    readonly testedAt: string | null;
    readonly json: boolean;
  },
): readonly Letter[] {
  const letters = writeLetters(findings, options.language, options.testedAt);
  if (options.json) {
    terminal.out(JSON.stringify(letters, null, 2));
    return letters;
  }
  for (const letter of letters) {
    if (letters.length > 1) terminal.out(`=== ${formatOwner(letter.owner)} ===\n`);
    terminal.out(letterText(letter));
    // The message to several users names none of them.
    if (letter.owner === 'mailbox-user' && letter.mailboxes.length > 1) {
      terminal.note(translate('letterGoesTo', { mailboxes: letter.mailboxes.join(', ') }));
    }
  }
  return letters;
}
