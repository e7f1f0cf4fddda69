import { type FoundSignal } from './found-signal.ts';
import { concernsMail } from './concerns-mail.ts';
import { libraryWords } from './known-words/library-words.ts';
import { odooWords } from './known-words/odoo-words.ts';
import { portalWords } from './known-words/portal-words.ts';
import { programWords } from './known-words/program-words.ts';
import { squeezeLetters } from '../squeeze-text.ts';
import { isForeign, type Reading, speakerOf } from './reading.ts';

const allWords = [...odooWords, ...portalWords, ...programWords, ...libraryWords];

/** Patterns of Odoo, the portal and libraries, where a sentence alone does not say it. */
export function findKnownWords(reading: Reading): FoundSignal[] {
  return allWords.flatMap(({ pattern, signal, weak, microsoftOnly }): FoundSignal[] => {
    const match = pattern.exec(reading.text);
    if (match === null) return [];
    const start = match.index;
    const end = start + match[0].length;
    const words = match[0].trim();
    const read = signal(words, reading.text);
    if (read.kind === 'message' && saysOnlyThat.has(read.message)) {
      // That Odoo could not send says nothing where another provider's server is named.
      if (hasMore(reading, start) || isForeign(reading, start, end)) return [];
    }
    if (read.kind === 'network' && !concernsMail(reading, start, end)) return [];
    if (read.kind !== 'message' && isForeign(reading, start, end)) return [];
    if (microsoftOnly === true && speakerOf(reading, start, end) !== 'Microsoft') return [];
    const certainty = weak === true ? ('possible' as const) : ('seen' as const);
    return [
      { signal: read, start, end, about: aboutMailbox(words), weak: weak ?? false, certainty },
    ];
  });
}

/** Sentences that say that something failed, before the reason. */
const saysOnlyThat: ReadonlySet<string> = new Set(['odoo-test-failed', 'odoo-mail-failed']);

/** Letters that the reason behind Odoo's sentence has at least. */
const reasonLetters = 30;

/** Behind the sentence stands a reason: to say that a test failed would pass for its explanation. */
function hasMore({ text }: Reading, start: number): boolean {
  const [, reason = ''] = /^[^:]{0,200}:([^]{0,2000})/.exec(text.slice(start)) ?? [];
  return squeezeLetters(reason).length > reasonLetters;
}

/** What stands before the sender in Odoo's refusal (odoo-sentences.ts). */
const beforeSender =
  "(?:sender address|del mittente|Absenderadresse|de l'expéditeur|del remitente)";

/** What stands before and between the two addresses of Odoo's mismatch. */
const betweenAddresses =
  /(?:to send from|inviare dall'indirizzo|zum Senden von|pour envoyer depuis|para enviar desde) [^]{1,800}/iu;

/** Odoo names the sender that it blames. */
function aboutMailbox(words: string): NonNullable<FoundSignal['about']> {
  const address = String.raw`([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})`;
  const blamed = new RegExp(`${beforeSender} \\(${address}\\)`, 'iu').exec(words);
  const mixed = new RegExp(`${address}[^@]{1,40} ${address}`, 'iu').exec(
    betweenAddresses.exec(words)?.[0] ?? '',
  );
  if (mixed?.[1] !== undefined && mixed[2] !== undefined) {
    return { signedInAs: mixed[1], mailbox: mixed[2] };
  }
  return blamed?.[1] === undefined ? {} : { sender: blamed[1] };
}
