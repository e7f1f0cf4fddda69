import { type TestStep } from '../../contract/connection-tests.ts';

const masked = '•••';
/** Shorter strings would mask ordinary words. */
const shortestSecret = 6;

/**
 * Answers a function that hides the token, and its SASL form, wherever a server echoes them. Bearer
 * values and XOAUTH2 frames are hidden by shape as well, whoever they belong to.
 */
export function maskSecrets(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= shortestSecret);
  return (text) => {
    let shown = text;
    for (const secret of known) shown = shown.replaceAll(secret, masked);
    return shown
      .replace(/(bearer\s+)[\w.~+/=-]{8,}/gi, `$1${masked}`)
      .replace(/dXNlcj[\w+/=-]{12,}/g, masked);
  };
}

/** Masks every text inside the evidence of a step. */
export function maskDetail(
  detail: TestStep['detail'],
  mask: (text: string) => string,
): TestStep['detail'] {
  return maskValue(detail, mask) as TestStep['detail'];
}

function maskValue(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, mask));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, maskValue(item, mask)]),
    );
  }
  return value;
}
