import { randomUUID } from 'node:crypto';
import { cpSync, existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newVaultPath } from '../../testing/open-vault.ts';
import { backupOf } from '../storage/replace-file.ts';
import { pathOfPart } from './vault-part.ts';
import { VaultParts } from './vault-parts.ts';

const client = randomUUID();

it('a part is what was written, none where nothing was, and damaged when it is of another key', () => {
  const path = newVaultPath();
  const [keyId, otherKeyId] = [randomUUID(), randomUUID()];
  const parts = new VaultParts(path);
  parts.write(client, keyId, { one: 'sealed' });
  expect(parts.find(client, keyId)).toMatchObject({ keyId, entries: { one: 'sealed' } });
  expect(parts.find(client, otherKeyId)).toBeNull();
  expect([...parts.damaged]).toEqual([]);

  cpSync(pathOfPart(path, client, keyId), pathOfPart(path, client, otherKeyId));
  expect(parts.find(client, otherKeyId)).toBe('damaged');
  expect([...parts.damaged]).toEqual([client]);
});

it('a part that was removed is gone with its backup, and a new one begins empty', () => {
  const path = newVaultPath();
  const keyId = randomUUID();
  const parts = new VaultParts(path);
  parts.write(client, keyId, { one: 'sealed' });
  parts.write(client, keyId, { one: 'sealed', two: 'sealed' });
  const file = pathOfPart(path, client, keyId);
  expect(existsSync(backupOf(file))).toBe(true);
  parts.remove(client, keyId);
  expect([file, backupOf(file)].filter((each) => existsSync(each))).toEqual([]);
  expect([parts.find(client, keyId), parts.identityOf(client, keyId)]).toEqual([null, null]);
});
