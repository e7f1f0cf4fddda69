import { generate } from 'selfsigned';
import { expect, it } from 'vitest';
import { readCertificateFile } from './read-certificate-file.ts';

it('a certificate file is read whether it is PEM or, as Windows exports it, DER', async () => {
  const { cert } = await generate([{ name: 'commonName', value: 'Company CA' }]);
  const body = cert.replace(/-----[A-Z ]+-----|\s/g, '');
  const der = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  expect(await readCertificateFile(new Blob([cert]))).toBe(cert);
  const fromDer = await readCertificateFile(new Blob([der]));
  expect(fromDer.split(/\s+/)).toEqual(cert.trim().concat('\n').split(/\s+/));
});

it('a file that is no certificate is left for the services to refuse', async () => {
  expect(await readCertificateFile(new Blob(['hello']))).toBe('hello');
  expect(await readCertificateFile(new Blob([]))).toBe('-');
  expect(await readCertificateFile(new Blob([new Uint8Array(200_000)]))).toBe('-');
});
