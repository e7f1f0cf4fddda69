import { type CatalogueEntry } from '../catalogue-entry.ts';
import { type Sentence, type SentencePlace } from '../sentence.ts';
import { speaksOfMailNear } from './mail-target.ts';
import { type Reading, speakerOf } from './reading.ts';

/** Letters up to which a sentence of a sign-in page is one that a bank shows as well. */
const plainLetters = 32;
const pagesOfAnyone = new Set([
  'account-disabled',
  'account-locked',
  'account-unknown',
  'password-expired',
  'password-wrong',
]);

/** "Your password has expired" is Microsoft's where Microsoft is named, or nothing else is said. */
export function isAnyonesPage(
  { marks, squeezed }: Reading,
  { code }: CatalogueEntry,
  { weight }: SentencePlace,
): boolean {
  return (
    pagesOfAnyone.has(code) &&
    weight < plainLetters &&
    marks.every(({ service }) => service !== 'Microsoft') &&
    squeezed.letters.length > weight + 20
  );
}

/** `ErrorSendAsDenied`: a name that only Microsoft's programs use. */
export function isIdentifier(sentence: Sentence): boolean {
  return /^[A-Za-z.]{12,}$/.test(sentence) && /[a-z][A-Z]/.test(sentence);
}

/**
 * A bounce that Exchange made quotes the server of the recipient, of any provider: what it says
 * about the message or the sender's domain is the reason.
 */
export function isReturned({ bounced, marks }: Reading, { about, code }: CatalogueEntry): boolean {
  return (
    bounced &&
    marks.some(({ service }) => service === 'Microsoft') &&
    (about === 'message' || code === 'recipient-side-checks-failed')
  );
}

/**
 * Whether a sentence of mail means another thing here: "unknown user name" is about a sign-in, not
 * about a recipient; and every relay says that it does not relay.
 */
export function saysSomethingElse(
  reading: Reading,
  start: number,
  end: number,
  sentence: Sentence,
  entry: CatalogueEntry,
): boolean {
  const { text } = reading;
  const { code } = entry;
  if (code === 'relaying-denied' && sentence !== 'unable to relay') {
    return (
      speakerOf(reading, start, end) !== 'Microsoft' &&
      !reading.bounced &&
      !/\b(?:odoo|openerp)\b/i.test(text)
    );
  }
  if (isTemporary(entry, text.slice(start, end + 120))) return true;
  // RFC 5321 gives the words to every server, and to every reason.
  if (sentence === 'mailbox unavailable') {
    return speakerOf(reading, start, end) !== 'Microsoft' && !reading.bounced;
  }
  if (code === 'sender-blocked-for-spam') return isSaidByRecipient(reading, start);
  if (/user$/i.test(sentence)) {
    return /^\s{0,3}(?:name|id\b|or password)/i.test(text.slice(end, end + 14));
  }
  // Other servers say so too; Exchange puts its number before it.
  return (
    sentence === 'Unrecognized authentication type' &&
    !text.slice(Math.max(0, start - 12), start).includes('5.7.4') &&
    speakerOf(reading, start, end) !== 'Microsoft'
  );
}

/**
 * Exchange explains a number of the recipient's server with its own sentence for that number: what
 * that server said of the sender is no block of Microsoft's.
 */
export function isSaidByRecipient({ text }: Reading, start: number): boolean {
  const isAnswered =
    /\S+ (?:gave this error:|rejected your message to the following)/.test(text) ||
    /\bsaid: [45]\d\d/.test(text.slice(Math.max(0, start - 300), start));
  return isAnswered && !/bad outbound sender|AS\(\d{3,6}\)|WASCL|OutboundSpam/i.test(text);
}

/**
 * A recipient that is put off exists all the same: greylisting, a limit, a message that is split.
 * Only of too many at once there is something to do.
 */
export function isTemporary({ code }: CatalogueEntry, words: string): boolean {
  return (
    (code === 'recipient-refused' || code === 'recipient-unknown') &&
    /(?:^|said: ?|reason: ?)4\d\d[ -]/.test(words) &&
    !/too many recipients/i.test(words)
  );
}

/** How far a list of possible causes goes. */
const listLength = 900;

/**
 * Programs that do not know the cause list what it may be, MailKit for one: of what stands in such
 * a list nothing was seen. A port without TLS from the first byte makes one of them certain.
 */
export function isOnlyPossible({ text }: Reading, start: number, sentence: Sentence): boolean {
  const before = text.slice(Math.max(0, start - listLength), start);
  const isListed =
    /one or more of\s{1,4}the following reasons|One possibility is|The other possibility is/i.test(
      before,
    ) && !/certificate could not be validated for the following/i.test(before);
  if (sentence !== portWithoutTls) return isListed;
  const around = text.slice(Math.max(0, start - listLength), start + listLength);
  return !/(?:\bport["']?\s{0,3}[:=]?\s{0,3}["']?|:|,\s?)(?:587|143|110|25)\b/i.test(around);
}

const portWithoutTls = 'you are trying to connect to a port which does not support SSL/TLS';

/**
 * Whether a reply answers a sign-in: by the command before it, or by the method that the traceback
 * behind it names, as Ruby's and Python's do.
 */
export function isAfterSignIn(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 600), start);
  const last = [
    ...before.matchAll(/\b(LOGIN|AUTHENTICATE|SELECT|EXAMINE|LIST|NAMESPACE|FETCH|SEARCH|NOOP)\b/g),
  ].at(-1);
  if (last !== undefined) return /LOGIN|AUTHENTICATE/.test(last[0]);
  return /\bin [`'](?:login|authenticate)'|\bin (?:login|authenticate)\n/.test(
    text.slice(end, end + 1500),
  );
}

/**
 * Sendmail's own line behind a transcript: its number for any refusal, such as "User unknown". What
 * the server said stands before it, behind arrows.
 */
export function isSendmailsOwn(text: string, start: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start) + 1).slice(0, 300);
  return /^[45]\d\d [45]\.\d\.\d <[^>\n]{1,254}>\.\.\. /.test(line) && /^<<< [45]/m.test(text);
}

/** Letters of a sentence that no other program says. */
const ownLetters = 24;

/** "No such user" is said by many programs: it needs a reply, or mail around it. */
export function isAboutMail(
  reading: Reading,
  start: number,
  end: number,
  { weight }: SentencePlace,
): boolean {
  return (
    weight >= ownLetters ||
    reading.bounced ||
    /\b334 \S/.test(reading.text) ||
    speaksOfMailNear(reading.text, start, end) ||
    /(?<![\w.])[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3}\b)?|[45]\.\d{1,3}\.\d{1,3} /.test(
      reading.text.slice(Math.max(0, start - 40), start),
    ) ||
    speakerOf(reading, start, end) === 'Microsoft'
  );
}
