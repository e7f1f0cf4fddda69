import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. `name` is authenticated too, so that an
 * entry moved to another record's place does not open.
 */
export function sealEntry(dataKey: Buffer, name: string, plain: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce);
  cipher.setAAD(Buffer.from(name, 'utf8'));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** @throws when a byte was changed, or the key or the name is another one. */
export function openEntry(dataKey: Buffer, name: string, sealed: string): string {
  const opened = openBytes(dataKey, name, sealed);
  const text = opened.toString('utf8');
  opened.fill(0);
  return text;
}

/** As above. The caller wipes the bytes. */
export function openBytes(dataKey: Buffer, name: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(name, 'utf8'));
  decipher.setAuthTag(tag);
  const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
  // GCM is a stream: the last call checks the tag and adds nothing.
  decipher.final();
  return opened;
}
