// The publisher's public key as the source has it: what a release is signed with must fit.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The line that holds it; `npm run release-key` writes what stands behind the first part. */
export const keyLine = /(export const releaseKey: string \| null = )(?:null|'([\w+/=]+)');/u;

/** SPKI in base64, or null where nobody has published this Collega. */
export function readReleaseKey(root) {
  const text = readFileSync(join(root, 'src/services/updates/release-key.ts'), 'utf8');
  const match = keyLine.exec(text);
  if (match === null) throw new Error('release-key.ts has no line for the key');
  return match[2] ?? null;
}
