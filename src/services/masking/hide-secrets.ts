import { maskSecrets } from './mask-secrets.ts';

const hidden = '•••';

/** Shapes of secrets that no list can name: they belong to somebody else, or are forgotten here. */
const shapes: readonly RegExp[] = [
  // JSON Web Tokens (RFC 7519): header and payload begin with `{"` in base64url.
  /()\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)*/g,
  // Entra's client secret values: three characters, a digit and `Q~`, then the rest.
  /()[\w.~-]{3}\dQ~[\w.~-]{20,}/g,
  // Entra's refresh tokens and codes (`0.AX…`, `1.AX…`, personal accounts `M.C5…`).
  /()\b(?:[01]\.A|M\.[A-Z]\d)[\w.!*$-]{60,}/g,
  // Fields of requests and answers of an authority, as a form, an address or JSON, the last also
  // as a text inside of other JSON, where its quotes are escaped.
  /(\b(?:client_secret|refresh_token|access_token|id_token|code_verifier|client_assertion|assertion)(?:=|\\*"\s*:\s*\\*"))[^\s"&\\]{6,}/gi,
  // What binds an answer to its sign-in; told to the log, at its finest level, with the address.
  /([?&]state=)[\w-]{20,}/g,
  // `error?code=50126` is a look-up, and SMTP says `code=550`; a real code is longer.
  /([?&"\s]code(?:=|\\*"\s*:\s*\\*"))[^\s"&\\]{20,}/gi,
];

/**
 * Answers a function that hides secrets in a text: the known ones in every form in which they
 * travel, and whatever has the shape of one. Tests mask their own; this is the belt behind it.
 */
export function hideSecrets(known: readonly string[]): (text: string) => string {
  const maskKnown = maskSecrets(known.flatMap(formsOf));
  return (text) =>
    shapes.reduce((shown, shape) => shown.replace(shape, `$1${hidden}`), maskKnown(text));
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const base64url = Buffer.from(secret).toString('base64url');
  return [secret, encodeURIComponent(secret), base64, base64url];
}
