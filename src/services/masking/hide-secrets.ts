import { maskNamedValues } from './mask-named-values.ts';
import { KnownSecrets, maskSecrets } from './mask-secrets.ts';
import { maskAuthentication, maskShapes } from './secret-shapes.ts';

/**
 * The policy for Collega's own log and reports. Answers a function that hides the known secrets in
 * every form in which they travel, and whatever has the shape or the name of one. Long words and
 * places in a conversation are left: tests mask their own, this is the belt behind it, and a line of
 * the log must stay JSON.
 */
export function hideSecrets(known: readonly string[]): (text: string) => string {
  const maskKnown = maskSecrets(known.flatMap(formsOf));
  return (text) => maskAll(maskKnown(text));
}

/** Secrets at a time: about 20 ms of work. */
const atOnce = 5;

/**
 * The same for a client with hundreds of mailboxes, whose tokens take seconds to prepare; a text that
 * comes again is not masked again. `pause` lets the rest of the program work, and throws to end it.
 */
export async function hideManySecrets(
  known: readonly string[],
  pause: () => Promise<void>,
): Promise<(text: string) => string> {
  const secrets = new KnownSecrets();
  for (const [index, secret] of known.entries()) {
    if (index % atOnce === 0) await pause();
    secrets.add(secret);
    for (const form of formsOf(secret)) if (form !== secret) secrets.addForm(form);
  }
  const shown = new Map<string, string>();
  return (text) => {
    const before = shown.get(text);
    if (before !== undefined) return before;
    const hidden = maskAll(secrets.mask(text));
    shown.set(text, hidden);
    return hidden;
  };
}

function maskAll(text: string): string {
  return maskShapes(maskNamedValues(maskAuthentication(text)));
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const base64url = Buffer.from(secret).toString('base64url');
  // Half of a pair of surrogates has no such form, and is no secret of anyone's.
  const inAddress = encodeURIComponent(Buffer.from(secret).toString());
  return [...new Set([secret, inAddress, base64, base64url])];
}
