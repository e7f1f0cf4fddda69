import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { issueTestCertificates } from '../connection-tests/testing/test-certificates.ts';
import { temporaryFolder } from '../testing/start-collega.ts';
import { wordsOfNode } from './node-errors.ts';
import { pemOfDer, withoutRepeats } from './pem-certificates.ts';
import { readSystemAuthorities } from './system-authorities.ts';

test.each(['win32', 'darwin', 'linux'] as const)(
  'on %s the authorities of the system are those that Node names',
  (platform) => {
    const tls = { getCACertificates: (type: string) => [`of the ${type}`] };
    expect(readSystemAuthorities(tls, platform, {})).toEqual(['of the system']);
  },
);

test('a store that cannot be read, or an older Node, leaves the usual authorities', () => {
  const refusing = {
    getCACertificates: () => {
      throw new Error('the keychain is locked');
    },
  };
  expect(readSystemAuthorities(refusing, 'darwin', {})).toEqual([]);
  expect(readSystemAuthorities({}, 'win32', {})).toEqual([]);
});

test('on Linux an older Node trusts the file of SSL_CERT_FILE, as every program there does', async () => {
  const { authority, key } = await issueTestCertificates();
  const path = join(temporaryFolder(), 'bundle.crt');
  writeFileSync(path, `${key}${authority}`);
  const read = readSystemAuthorities({}, 'linux', { SSL_CERT_FILE: path });
  expect(read.map((pem) => pem.trim())).toEqual([authority.trim()]);
  expect(readSystemAuthorities({}, 'linux', { SSL_CERT_FILE: '/nowhere/bundle.crt' })).toEqual([]);
});

test('a DER file, as Windows exports it, is the same certificate; anything else is none', async () => {
  const { authority } = await issueTestCertificates();
  const { raw, fingerprint256 } = new X509Certificate(authority);
  expect(new X509Certificate(pemOfDer(raw) ?? '').fingerprint256).toBe(fingerprint256);
  expect(pemOfDer(Buffer.from(authority))).toBeNull();
  expect(pemOfDer(Buffer.from([0x30, 0x82, 1, 2, 3]))).toBeNull();
});

test('a certificate that store and file share is read once', async () => {
  const { authority } = await issueTestCertificates();
  const asWindowsWritesIt = authority.replaceAll('\n', '\r\n');
  expect(withoutRepeats([authority, asWindowsWritesIt, `${authority}\n`])).toEqual([authority]);
});

test('Node’s advice to its own users is left out of what is shown as an error’s words', () => {
  const advice = '; if the root CA is installed locally, try running Node.js with  --use-system-ca';
  const refused = new Error(`unable to verify the first certificate${advice}`);
  expect(wordsOfNode(refused)).toBe('unable to verify the first certificate');
  expect(wordsOfNode(new Error('certificate has expired'))).toBe('certificate has expired');
});
