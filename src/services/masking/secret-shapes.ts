import { decodeChallenge } from './build-xoauth2.ts';

export const masked = '•••';

/** Secrets that are recognised by their shape, wherever they stand. */
const shapes: readonly RegExp[] = [
  // Behind the `=` of an address that is encoded once more (%3D) there is no word boundary.
  // JSON Web Tokens (RFC 7519), whole or cut: header and payload begin with `{"` in base64url.
  /(?:\b|(?<=%3[dD]))eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)*/g,
  // Tokens of personal accounts, refresh tokens and codes of both kinds of account.
  /(?:\b|(?<=%3[dD]))Ew[A-Z][\w+/=*!-]{20,}/g,
  /(?:\b|(?<=%3[dD]))M\.[A-Z]\d{1,4}_?[\w.!*$+/=-]{10,}/g,
  /(?:(?<![\w.])|(?<=%3[dD]))[01]\.A[\w-]{20,}(?:\.[\w-]+)*/g,
  // Amazon's secret key, beside the identity of its key.
  /(?<=\bA[KS]IA[A-Z\d]{12,20}[\s,:;"'|]{1,6})[A-Za-z\d/+]{38,44}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-"'\\]|\\(?!["'])){0,20000}/g,
];

/**
 * Entra's client secrets: three characters, a digit and `Q~`, then 34 more; an editor or a mail
 * program may have broken them over lines (`=` at the end of one is quoted-printable's).
 */
const clientSecret =
  /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{0,60}(?:=?[ \t]{0,4}\r?\n[ \t>|]{0,8}[\w~.-]{2,60}(?=[ \t]{0,4}(?:["',;}\r\n]|$))){0,2}/g;
const clientSecretLength = 40;
const minClientSecretLength = 26;

/** Hides tokens, codes, client secrets and private keys that nothing but their shape announces. */
export function maskShapes(text: string): string {
  let shown = text.replace(clientSecret, maskClientSecret);
  for (const shape of shapes) shown = shown.replace(shape, masked);
  return shown;
}

function maskClientSecret(whole: string): string {
  const [first = '', ...rest] = whole.split(/(?==?[ \t]*\r?\n)/);
  // A whole secret does not go on in the next line, which says something else.
  if (first.length >= clientSecretLength) return masked + rest.join('');
  return whole.replace(/[^\w~.-]/g, '').length >= minClientSecretLength ? masked : whole;
}

/** What follows an AUTH command is the token or the password in another form. */
const saslArgument = /\b(AUTH(?:ENTICATE)?\s+(?:XOAUTH2|OAUTHBEARER|PLAIN|LOGIN)\s+)[\w+/=-]{8,}/gi;
const headers =
  /\b(bearer(?:\s+|%20|\+)|authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|bearer)\s+)[^\s"'\\&,;<>]{8,}/gi;

/** The arguments of AUTH and AUTHENTICATE, and the values of Authorization headers. */
export function maskAuthentication(text: string): string {
  return text.replace(headers, `$1${masked}`).replace(saslArgument, (whole, before: string) =>
    // A challenge (row 147) is the server's answer, and no secret.
    isChallenge(whole.slice(before.length)) ? whole : `${before}${masked}`,
  );
}

/** A long word of letters of both cases and digits: base64 and its like. */
const longWord = /(?<![\w+/-])[\w+/-]{40,}={0,2}/g;
const maxPathPartLength = 24;

export function maskLongWords(text: string): string {
  return text.replace(longWord, (word: string, at: number) => {
    // `AADSTS65004%3a+User+declined+to+consent`: the escape's digits are no part of the words.
    const isEscaped = text[at - 1] === '%' && sentenceBehindEscape.test(word);
    return !isEscaped && looksSecret(word) ? masked : word;
  });
}

/** Words joined by `+` as forms send them (WHATWG URL, 5.1), after two digits of an escape. */
const sentenceBehindEscape = /^[\da-fA-F]{2}\+?(?:[A-Z]?[a-z]{1,20}\+){3,40}[A-Z]?[a-z]{0,20}$/;

/** The lines into which a mail program breaks a long value, where none of them shows what it is. */
const brokenLines = /(?<=•••)(?:[ \t]*\r?\n[ \t>|]{0,8}[\w+/.*!~•-]{6,80}={0,2}(?![^\r\n&"']))+/g;
const brokenLine = /[\w+/.*!~•-]{6,80}={0,2}$/;

/** Hides what a masked value goes on with in the next lines: words of letters of both cases and digits. */
export function maskBrokenLines(text: string): string {
  return text.replace(brokenLines, (whole) => {
    const lines = whole.split('\n');
    const other = lines.findIndex((line, at) => at > 0 && !isPiece(line));
    const end = other === -1 ? lines.length : other;
    return lines
      .map((line, at) =>
        at > 0 && at < end ? line.replace(/\r?$/, '').replace(brokenLine, masked) : line,
      )
      .join('\n');
  });
}

function isPiece(line: string): boolean {
  return line.length >= 40 || line.includes(masked) || hasAllLetters(line);
}

function hasAllLetters(word: string): boolean {
  return /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
}

function looksSecret(word: string): boolean {
  if (!hasAllLetters(word)) return false;
  // The path of a file has short parts, base64 has not.
  return word.split('/').some(({ length }) => length >= maxPathPartLength) && !isChallenge(word);
}

/** The JSON of a refused XOAUTH2, in base64, and nothing else. */
function isChallenge(word: string): boolean {
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
