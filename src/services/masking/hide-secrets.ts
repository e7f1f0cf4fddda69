import { maskNamedValues } from './mask-named-values.ts';
import { maskSecrets } from './mask-secrets.ts';
import { maskAuthentication, maskShapes } from './secret-shapes.ts';

/**
 * The policy for Collega's own log and reports. Answers a function that hides the known secrets in
 * every form in which they travel, and whatever has the shape or the name of one. Long words and
 * places in a conversation are left: tests mask their own, this is the belt behind it, and a line of
 * the log must stay JSON.
 */
export function hideSecrets(known: readonly string[]): (text: string) => string {
  const maskKnown = maskSecrets(known.flatMap(formsOf));
  return (text) => maskShapes(maskNamedValues(maskAuthentication(maskKnown(text))));
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const base64url = Buffer.from(secret).toString('base64url');
  return [secret, encodeURIComponent(secret), base64, base64url];
}
