// `node scripts/sign-release.mjs FOLDER`: signs a release with the key in RELEASE_SIGNING_KEY (PEM):
// the announcement that a Collega asks for (collega-update.json), and the checksums (SHA256SUMS.sig).
// Without the secret nothing is signed, which only a source that names no public key allows.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './manifests/read-release.mjs';
import { readReleaseKey } from './release-key.mjs';

const root = join(import.meta.dirname, '..');
const [folder = ''] = process.argv.slice(2);
const pem = process.env.RELEASE_SIGNING_KEY ?? '';
try {
  const expected = readReleaseKey(root);
  if (pem.trim() === '') {
    if (expected !== null)
      throw new Error('The source names a key, but RELEASE_SIGNING_KEY is empty.');
    console.log('Not signed: there is no release key (npm run release-key).');
  } else signRelease(createPrivateKey(pem), expected);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function signRelease(key, expected) {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error('RELEASE_SIGNING_KEY is no Ed25519 key.');
  const own = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  if (own !== expected) {
    throw new Error(
      'RELEASE_SIGNING_KEY does not belong to the key in the source: no Collega would believe it.',
    );
  }
  const { version, date } = readManifest();
  const notes = JSON.parse(readFileSync(join(root, 'build/update-notes.json'), 'utf8'));
  if (notes.version !== version) throw new Error(`build/update-notes.json is of ${notes.version}.`);
  const content = JSON.stringify({ version, date, notes: { en: notes.en, it: notes.it } });
  // As src/services/updates/announcement.ts verifies it.
  const signature = sign(null, Buffer.from(`collega.update/1\n${content}`), key).toString('base64');
  const file = { schema: 'collega.update/1', content, signature };
  writeFileSync(join(folder, 'collega-update.json'), `${JSON.stringify(file)}\n`);
  const sums = readFileSync(join(folder, 'SHA256SUMS'));
  writeFileSync(join(folder, 'SHA256SUMS.sig'), sign(null, sums, key));
  console.log(`Signed: collega-update.json of ${version}, SHA256SUMS.sig`);
}
