import { decodeChallenge } from './build-xoauth2.ts';
import { maskSecrets } from './mask-secrets.ts';

const masked = '•••';

/** Names behind which a secret stands, as programs, logs and addresses write them. */
const names = [
  'access[_-]?token',
  'refresh[_-]?token',
  'id[_-]?token',
  'client[_-]?secret',
  'client[_-]?assertion',
  'client[_-]?info',
  'code[_-]?verifier',
  'csrf[_-]?token',
  'device[_-]?code',
  'session[_-]?id',
  'microsoft_outlook_client_secret',
  'microsoft_outlook_(?:access|refresh)_token',
  'smtp[_-]?pass(?:word)?',
  'password',
  'passwd',
  'api[_-]?key',
].join('|');
/** Quotes and blanks around the sign between name and value: JSON, Python, addresses, shells. */
const between = String.raw`(?:\\?["']|%22|%27){0,2}\s{0,4}(?:=>|[=:]|%3[AD])(?:\s|\+|%20){0,4}(?:[bu]?\\?["']|%22|%27){0,2}`;
const value = String.raw`[^\s"'\\&,;<>(){}\[\]•]`;

const namedSecret = new RegExp(`\\b(${names})(${between})${value}{4,}`, 'giu');
/** An authorization code; an error's `code` is short. */
const namedCode = new RegExp(`\\b(code|state)(${between})${value}{20,}`, 'giu');

/** Secrets that are recognised by their shape, wherever they stand. */
const shapes: readonly RegExp[] = [
  // JSON Web Tokens, whole or cut.
  /\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g,
  // Entra's client secrets have "Q~" at the fifth place.
  /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{20,}/g,
  // Tokens of personal accounts, refresh tokens and codes of both kinds of account.
  /\bEw[A-Z][\w+/=*!-]{20,}/g,
  /\bM\.[A-Z]\d{1,4}_[\w.!*$+/=-]{10,}/g,
  /(?<![\w.])[01]\.A[\w-]{20,}(?:\.[\w-]+)*/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,20000}/g,
];

/** What follows an AUTH command or its prompt is the token in another form. */
const saslArgument = /\b(AUTH(?:ENTICATE)?\s+(?:XOAUTH2|OAUTHBEARER|PLAIN|LOGIN)\s+)[\w+/=-]{8,}/gi;
const headers =
  /\b(bearer(?:\s+|%20|\+)|authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|bearer)\s+)[^\s"'\\&,;<>]{8,}/gi;

/** A long word of letters of both cases and digits: base64 and its like. */
const longWord = /(?<![\w+/-])[\w+/-]{40,}={0,2}/g;

const maskShapes = maskSecrets([]);

/**
 * Hides tokens, codes, client secrets, passwords and SASL strings in text that somebody pasted. The
 * text around them stays as it is, so that the user recognises it. Linear in its length.
 */
export function maskPasted(text: string): string {
  let shown = maskShapes(text.replace(headers, `$1${masked}`))
    .replace(saslArgument, keepFirst)
    .replace(namedSecret, `$1$2${masked}`)
    .replace(namedCode, `$1$2${masked}`);
  for (const shape of shapes) shown = shown.replace(shape, masked);
  return shown.replace(longWord, (word) => (looksSecret(word) ? masked : word));
}

function keepFirst(whole: string, before: string): string {
  // A challenge (row 147) is the server's answer, and no secret.
  return isChallenge(whole.slice(before.length)) ? whole : `${before}${masked}`;
}

function looksSecret(word: string): boolean {
  if (!/[a-z]/.test(word) || !/[A-Z]/.test(word) || !/\d/.test(word)) return false;
  // The path of a file has short parts, base64 has not.
  const longestPart = Math.max(...word.split('/').map((part) => part.length));
  return longestPart >= 24 && !isChallenge(word);
}

/** The JSON of a refused XOAUTH2, in base64, and nothing else. */
export function isChallenge(word: string): boolean {
  return /^eyJzdGF0dXMi[\w+/=]{0,1000}$/.test(word) && challengeOf(word) !== null;
}

/** Decodes it, or answers null for anything that is not such a challenge. */
export function challengeOf(word: string): string | null {
  const json = decodeChallenge(word);
  return json !== null &&
    /^\{"status":"?\d{3}"?(?:,"(?:schemes|scope)":"[\w :/.-]{0,200}")*\}$/.test(json)
    ? json
    : null;
}
