import { join } from 'node:path';
import { expect } from 'vitest';
import { noSecretStore, type SecretStore } from '../shell/ports/secret-store.ts';
import { Vault } from '../store/vault/vault.ts';
import { temporaryFolder } from './start-collega.ts';

export function newVaultPath(): string {
  return join(temporaryFolder(), 'vault.json');
}

export function openVault(
  path: string,
  secretStore: SecretStore = noSecretStore,
  passphrase?: string,
): Promise<Vault> {
  return Vault.open({ path, secretStore, passphrase: passphrase ?? null });
}

/** The status of a vault that is locked for this reason. */
export const locked = (reason: string) =>
  expect.objectContaining({ state: 'locked', reason }) as unknown;

/** What a vault throws that is locked for this reason. */
export const failureOf = (reason: string) =>
  expect.objectContaining({ failure: { kind: 'vault-locked', reason } }) as Error;
