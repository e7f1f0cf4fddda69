import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { newVaultPath, openVault } from '../../testing/open-vault.ts';
import { backupOf } from '../storage/replace-file.ts';
import { listPartsSetAside, restorePart } from './restore-vault.ts';

const client = randomUUID();
const entry = (name: string): string => `${name}/${client}`;

/** A client's part that was written twice, and is then damaged. */
async function damagedPart() {
  const vault = await openVault(newVaultPath(), createFakeSecretStore());
  vault.write(entry('client-secret'), 'one');
  vault.write(entry('odoo'), 'two');
  const path = vault.pathOf(client) ?? expect.fail('no part');
  writeFileSync(path, 'half a fi');
  return { vault, path };
}

it('a damaged part of a client comes back from its backup, and is set aside', async () => {
  const { vault, path } = await damagedPart();
  restorePart(vault, client, '');
  expect(vault.read(entry('client-secret'))).toBe('one');
  const [aside] = listPartsSetAside(vault, client);
  expect(readFileSync(aside?.damaged ?? '', 'utf8')).toBe('half a fi');
  // What is well is not touched.
  const restored = readFileSync(path, 'utf8');
  restorePart(vault, client, '');
  expect(readFileSync(path, 'utf8')).toBe(restored);
});

it.each([
  ['is gone', (path: string) => rmSync(backupOf(path))],
  ['is damaged too', (path: string) => writeFileSync(backupOf(path), 'half a b')],
])('a damaged part whose backup %s stays where it is', async (_what, spoil) => {
  const { vault, path } = await damagedPart();
  spoil(path);
  expect(() => restorePart(vault, client, '')).toThrow(
    expect.objectContaining({ failure: { kind: 'not-found', what: 'backup' } }) as Error,
  );
  expect(readFileSync(path, 'utf8')).toBe('half a fi');
  expect(listPartsSetAside(vault, client)).toEqual([]);
});
