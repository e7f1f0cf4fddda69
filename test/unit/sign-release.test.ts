import { spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { readAnnouncement } from '../../src/services/updates/announcement.ts';

const root = join(import.meta.dirname, '../..');
const source = 'src/services/updates/release-key.ts';
const copied = [
  source,
  'package.json',
  'CHANGELOG.md',
  'build/update-notes.json',
  'build/project-place.mjs',
  'scripts/make-release-key.mjs',
  'scripts/release-key.mjs',
  'scripts/sign-release.mjs',
  'scripts/manifests/read-release.mjs',
];

/** A clone with what the scripts read, and a release's folder. */
function clone() {
  const folder = mkdtempSync(join(tmpdir(), 'collega-sign-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  for (const path of copied) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  const files = join(folder, 'files');
  mkdirSync(files);
  writeFileSync(join(files, 'SHA256SUMS'), `${'a'.repeat(64)}  Collega.exe\n`);
  const keyFile = join(folder, 'private.pem');
  const run = (script: string, argument: string, secret?: string) =>
    spawnSync(process.execPath, [join(folder, 'scripts', script), argument], {
      encoding: 'utf8',
      env: { ...process.env, RELEASE_SIGNING_KEY: secret },
    });
  const publicKey = () =>
    /= '([^']+)'/u.exec(readFileSync(join(folder, source), 'utf8'))?.[1] ?? '';
  const read = (name: string) => readFileSync(join(files, name));
  return { folder, files, keyFile, run, publicKey, read };
}

describe('signing a release', () => {
  test('what the release workflow signs is what Collega believes', () => {
    const { run, keyFile, files, read, publicKey } = clone();
    expect(run('make-release-key.mjs', keyFile)).toMatchObject({ status: 0 });
    expect(run('sign-release.mjs', files, readFileSync(keyFile, 'utf8'))).toMatchObject({
      status: 0,
    });
    const found = readAnnouncement(read('collega-update.json').toString(), publicKey());
    expect(found).toMatchObject({
      kind: 'announced',
      announcement: { version: packageJson.version },
    });
    const key = createPublicKey({
      key: Buffer.from(publicKey(), 'base64'),
      format: 'der',
      type: 'spki',
    });
    expect(verify(null, read('SHA256SUMS'), key, read('SHA256SUMS.sig'))).toBe(true);
  });

  test('the checksums can be verified with OpenSSL alone, as the documentation says', (context) => {
    const { run, keyFile, files, publicKey } = clone();
    run('make-release-key.mjs', keyFile);
    run('sign-release.mjs', files, readFileSync(keyFile, 'utf8'));
    const pem = join(files, 'release.pem');
    writeFileSync(pem, `-----BEGIN PUBLIC KEY-----\n${publicKey()}\n-----END PUBLIC KEY-----\n`);
    const options = ['-verify', '-pubin', '-inkey', pem, '-rawin', '-sigfile'];
    const { status, error, stderr } = spawnSync(
      'openssl',
      ['pkeyutl', ...options, join(files, 'SHA256SUMS.sig'), '-in', join(files, 'SHA256SUMS')],
      { encoding: 'utf8' },
    );
    if (error !== undefined) context.skip('openssl is not installed');
    expect(`${status} ${stderr}`).toMatch(/^0 /u);
  });

  test('a private key is never overwritten, and is this user’s alone', () => {
    const { run, keyFile, publicKey } = clone();
    run('make-release-key.mjs', keyFile);
    const [before, key] = [readFileSync(keyFile, 'utf8'), publicKey()];
    if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(run('make-release-key.mjs', keyFile)).toMatchObject({ status: 1 });
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
    expect(publicKey()).toBe(key);
  });

  test('without a secret nothing is signed, and only where the source names no key', () => {
    const { run, keyFile, files } = clone();
    expect(run('sign-release.mjs', files)).toMatchObject({ status: 0 });
    expect(run('sign-release.mjs', files).stdout).toContain('Not signed');
    run('make-release-key.mjs', keyFile);
    const ended = run('sign-release.mjs', files, '');
    expect(ended).toMatchObject({ status: 1 });
    expect(ended.stderr).toContain('RELEASE_SIGNING_KEY is empty');
  });

  test.each([
    ['another publisher’s key', 'ed25519', 'does not belong to the key in the source'],
    ['a key of another kind', 'x25519', 'is no Ed25519 key'],
  ] as const)('%s ends the release', (_name, type, says) => {
    const { run, keyFile, files } = clone();
    run('make-release-key.mjs', keyFile);
    const { privateKey } =
      type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const { status, stderr } = run('sign-release.mjs', files, pem);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('PRIVATE');
  });

  test('notes of another version end it', () => {
    const { run, keyFile, files, folder } = clone();
    run('make-release-key.mjs', keyFile);
    writeFileSync(join(folder, 'build/update-notes.json'), '{"version":"0.0.1","en":"","it":""}');
    const { status, stderr } = run('sign-release.mjs', files, readFileSync(keyFile, 'utf8'));
    expect(status).toBe(1);
    expect(stderr).toContain('update-notes.json is of 0.0.1');
  });
});
