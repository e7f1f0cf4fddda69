import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { temporaryFolder } from '../../testing/start-collega.ts';
import { KnownVaultFile } from './known-vault-file.ts';
import { parseVaultFile } from './vault-file.ts';
import { Vault } from './vault.ts';

/** What a disk with a coarse clock would answer for every state of the file. */
const looks = vi.hoisted(() => ({ same: null as string | null }));

vi.mock('../storage/file-identity.ts', async (original) => {
  const real = await original<{ identityOf: (path: string) => string | null }>();
  return { identityOf: (path: string) => looks.same ?? real.identityOf(path) };
});

async function openTwo() {
  const path = join(temporaryFolder(), 'vault.json');
  const open = () => Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  return { path, vault: await open(), other: await open() };
}

/** How often a vault's file was understood from its text. */
function countParses(): () => number {
  const parse = vi.spyOn(JSON, 'parse');
  onTestFinished(() => parse.mockRestore());
  return () => parse.mock.calls.filter(([text]) => text.includes('collega.vault')).length;
}

it('a thousand links are read for one look at the whole file', async () => {
  const { vault, other } = await openTwo();
  const text = JSON.stringify({ refreshToken: 'r'.repeat(1_500) });
  vault.write('tokens/0', text);
  const file = JSON.parse(readFileSync(vault.path, 'utf8')) as { entries: Record<string, string> };
  const names = Array.from({ length: 1_000 }, (_, number) => `tokens/${number}`);
  // The same bytes under all names: sealed for another name they do not open, and need not here.
  for (const name of names) file.entries[name] ??= file.entries['tokens/0'] ?? '';
  writeFileSync(vault.path, JSON.stringify(file));
  const parses = countParses();
  for (const name of names) {
    expect(other.has(name)).toBe(true);
    other.status();
    expect(other.read('tokens/0')).toBe(text);
  }
  expect(parses()).toBe(1);
});

it('what this Collega has written itself needs no look at all', async () => {
  const { vault } = await openTwo();
  vault.write('a', 'one');
  const parses = countParses();
  vault.write('a', 'two');
  expect(vault.read('a')).toBe('two');
  vault.remove('a');
  expect(vault.read('a')).toBeNull();
  expect(parses()).toBe(0);
});

it('every change of another Collega is seen at the next use, a lock above all', async () => {
  const { vault, other } = await openTwo();
  for (let turn = 0; turn < 50; turn += 1) {
    vault.write('a', `turn ${turn}`);
    expect(other.read('a')).toBe(`turn ${turn}`);
  }
  vault.lock();
  expect(other.status()).toMatchObject({ state: 'locked', reason: 'closed' });
});

it('a file that looks the same is compared, until no clock of a disk can hide a change', async () => {
  const { path, vault } = await openTwo();
  vault.write('a', 'one');
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => now.mockRestore());
  onTestFinished(() => void (looks.same = null));
  const known = new KnownVaultFile(path, parseVaultFile);
  const one = readFileSync(path, 'utf8');
  const write = (locks: number) =>
    writeFileSync(path, one.replace('"locks": 0', `"locks": ${locks}`));
  const read = () => {
    const found = known.read();
    return typeof found === 'object' && found !== null ? found.locks : found;
  };
  // Written twice within one tick of FAT's clock, in the same place and of the same length.
  looks.same = 'first tick';
  expect(read()).toBe(0);
  write(1);
  expect(read()).toBe(1);
  now.mockReturnValue(10_000);
  write(2);
  expect(read()).toBe(2);
  now.mockReturnValue(20_000);
  expect(read()).toBe(2);
  // Settled: whatever is written now has a later time, so it is not even opened.
  write(3);
  expect(read()).toBe(2);
  looks.same = 'another tick';
  expect(read()).toBe(3);
  looks.same = null;
  rmSync(path);
  expect(read()).toBeNull();
});
