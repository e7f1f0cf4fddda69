import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newVaultPath } from '../../testing/open-vault.ts';
import { dataKeyBytes } from './key-slots.ts';
import { sealEntry } from './sealed-entry.ts';
import { VaultEntries } from './vault-entries.ts';
import { boundName, isVaultFile, type VaultFile } from './vault-file.ts';

const client = randomUUID();
const other = randomUUID();
const dataKey = randomBytes(dataKeyBytes);

/** A vault of the last format that held all clients in one file. */
function undividedVault(names: readonly string[]): VaultFile {
  const file = {
    schema: 'collega.vault/2' as const,
    keyId: randomUUID(),
    check: null,
    locks: 0,
    slots: [],
  };
  const entries = names.map((name) => [
    name,
    sealEntry(dataKey, boundName(file, name), `of ${name}`),
  ]);
  return { ...file, entries: Object.fromEntries(entries) as Record<string, string> };
}

function entriesOf(owners: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const entries = new VaultEntries(newVaultPath(), {
    ownerOfLink: (linkId) => {
      asked.push(linkId);
      return owners[linkId] ?? null;
    },
    addWhenDivided: () => [],
  });
  return { entries, asked };
}

it('in a vault that is not divided yet each link may be any client’s, and nothing else may', () => {
  const { entries } = entriesOf({});
  const secret = `client-secret/${client}`;
  const file = undividedVault(['tokens/link-1', secret, `client-secret/${other}`, 'proxy']);
  expect(entries.namesOf(file, client)).toEqual(new Set([secret, `tokens/${client}/link-1`]));
});

it('a division gives the tokens to the client of their link, and leaves those of no record', () => {
  const { entries, asked } = entriesOf({ 'link-1': client });
  const secret = `client-secret/${other}`;
  const file = undividedVault(['tokens/link-1', 'tokens/lost', secret, 'proxy']);
  const divided = entries.divide(dataKey, file);
  expect(asked.sort()).toEqual(['link-1', 'lost']);
  expect(Object.keys(divided.entries).sort()).toEqual(['proxy', 'tokens/lost']);
  const namesIn = (clientId: string): string[] => {
    const part = entries.parts.find(clientId, divided.keyId);
    return isVaultFile(part) ? Object.keys(part.entries) : [];
  };
  expect(namesIn(client)).toEqual([`tokens/${client}/link-1`]);
  expect(namesIn(other)).toEqual([secret]);
});
