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

/** "Unknown user name" is about a sign-in, not about a recipient. */
export function saysSomethingElse(
  reading: Reading,
  start: number,
  end: number,
  sentence: Sentence,
): boolean {
  const { text } = reading;
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
