// `npm run release-key -- FILE`: a key pair (Ed25519) for a publisher. The private half goes to FILE,
// for the secret RELEASE_SIGNING_KEY of the environment `release`; the public half into the source,
// where every Collega of this publisher finds it.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyLine } from './release-key.mjs';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('npm run release-key -- FILE-FOR-THE-PRIVATE-KEY');
  process.exit(2);
}
const source = join(import.meta.dirname, '../src/services/updates/release-key.ts');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const publicText = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
try {
  // Never over a file that is there: it may be the key of releases that people run.
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    flag: 'wx',
    mode: 0o600,
  });
  const text = readFileSync(source, 'utf8');
  writeFileSync(source, text.replace(keyLine, `$1'${publicText}';`));
  console.log(
    `The private key is in ${path}: enter its text as the secret RELEASE_SIGNING_KEY, keep a copy offline, and remove the file.`,
  );
  console.log(`The public key is in ${source}: commit it.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
