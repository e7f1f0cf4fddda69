import { type TestStep } from '../../contract/connection-tests.ts';
import { pieceLength, SecretPieces } from './secret-pieces.ts';

const masked = '•••';
/** Shorter strings would mask ordinary words. */
const minSecretLength = 6;
const words = /[^\s"'<>(){}[\],;]{16,}/g;
/** Bytes or groups of letters with blanks or colons between them, as hex dumps and OTP cards have. */
const groups = /(?:[\w+/=.~-]{1,32}[ \t:]{1,4}){3,}[\w+/=.~-]{1,32}/g;
/** What a report keeps of one text of a server, and of one list: it is for people. */
const maxTextLength = 4_000;
const maxListLength = 200;

/**
 * Answers a function that hides the token, and its SASL form, wherever a server echoes them: whole,
 * in pieces (a line that was cut, a token wrapped over lines), once more in base64 or in hex, and in
 * groups of a few letters. Bearer
 * values and XOAUTH2 frames are hidden by shape as well, of any account.
 */
export function maskSecrets(secrets: readonly string[]): (text: string) => string {
  const known = new KnownSecrets();
  for (const secret of secrets) known.add(secret);
  return (text) => known.mask(text);
}

/** The same for so many secrets that they are added a few at a time. */
export class KnownSecrets {
  readonly #short: string[] = [];
  readonly #long: string[] = [];
  readonly #pieces = new SecretPieces();

  add(secret: string): void {
    if (secret.length < minSecretLength) return;
    (secret.length < pieceLength ? this.#short : this.#long).push(secret);
    const forms = [secret, ...inBase64(secret), ...inHex(secret)];
    for (const form of new Set(forms)) this.#pieces.add(form);
  }

  /** Another form of a secret that was added: forms of this form are not looked for. */
  addForm(form: string): void {
    if (form.length >= pieceLength) this.#pieces.add(form);
  }

  mask(text: string): string {
    let shown = text;
    for (const secret of this.#short) shown = shown.replaceAll(secret, masked);
    // What holds no piece holds no whole one: with a thousand tokens, to look for each took minutes.
    if (this.#pieces.isIn(shown)) {
      for (const secret of this.#long) shown = shown.replaceAll(secret, masked);
      shown = shown.replace(words, (word) => (this.#pieces.isIn(word) ? masked : word));
    }
    return shown
      .replace(groups, (group) =>
        this.#pieces.isIn(group.replace(/[ \t:]+/g, '')) ? masked : group,
      )
      .replace(/(bearer\s+)[\w.~+/=-]{8,}/gi, `$1${masked}`)
      .replace(/dXNlcj[\w+/=-]{12,}/g, masked);
  }
}

/** Base64 looks different for each of the three places where a text may begin in its frame. */
function inBase64(secret: string): string[] {
  return ['', '0', '00'].map((before) =>
    Buffer.from(`${before}${secret}`).toString('base64').slice(4, -4),
  );
}

function inHex(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex');
  return [hex, hex.toUpperCase()];
}

/** Masks every text inside the evidence of a step, and cuts what is too long to read. */
export function maskDetail(
  detail: TestStep['detail'],
  mask: (text: string) => string,
): TestStep['detail'] {
  return maskValue(detail, mask) as TestStep['detail'];
}

/** Masked first: a cut through a token must not make it unrecognisable. */
export function maskText(text: string, mask: (text: string) => string): string {
  const shown = mask(text);
  return shown.length > maxTextLength ? `${shown.slice(0, maxTextLength)}…` : shown;
}

function maskValue(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return maskText(value, mask);
  if (Array.isArray(value))
    return value.slice(0, maxListLength).map((item) => maskValue(item, mask));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, maskValue(item, mask)]),
    );
  }
  return value;
}
