import { z } from 'zod';
import { type Vault } from '../vault/vault.ts';

/** The part of a mail server that says whose allowed hosts are meant. */
export interface ServerIdentity {
  readonly id: string;
  readonly clientId: string;
}

/** More than one only after the host of a server was changed, each time with a confirmation. */
const maxHosts = 16;
const storedHosts = z.array(z.string().min(1).max(255)).max(maxHosts);

/**
 * Name of the vault's entry that holds what the user has allowed. In the vault, because it decides
 * who receives a token: write access to the data folder, without a key, does not suffice to add a host. The
 * client is named too: a record that is moved to another client takes no allowed host along.
 */
export function allowedHostsEntry({ id, clientId }: ServerIdentity): string {
  return `allowed-hosts/${clientId}/${id}`;
}

/**
 * The hosts that the user allowed to receive this server's token, normalised; empty where none.
 * @throws FailureError `vault-locked`
 */
export function readAllowedHosts(
  vault: Pick<Vault, 'read'>,
  server: ServerIdentity,
): readonly string[] {
  const text = vault.read(allowedHostsEntry(server));
  return text === null ? [] : storedHosts.parse(JSON.parse(text));
}

/** @throws FailureError `vault-locked` */
export function isHostAllowed(
  vault: Pick<Vault, 'read'>,
  server: ServerIdentity,
  host: string,
): boolean {
  return readAllowedHosts(vault, server).includes(normaliseHost(host));
}

/**
 * Allows one host for one server, and keeps it. The oldest gives way to more than sixteen.
 * @throws FailureError `vault-locked`, `not-saved`
 */
export function allowHost(
  vault: Pick<Vault, 'read' | 'write'>,
  server: ServerIdentity,
  host: string,
): void {
  const wanted = normaliseHost(host);
  const before = readAllowedHosts(vault, server);
  if (before.includes(wanted)) return;
  const hosts = [...before, wanted].slice(-maxHosts);
  vault.write(allowedHostsEntry(server), JSON.stringify(storedHosts.parse(hosts)));
}

/** Takes one host back. @throws FailureError `vault-locked`, `not-saved` */
export function disallowHost(
  vault: Pick<Vault, 'read' | 'write' | 'remove'>,
  server: ServerIdentity,
  host: string,
): void {
  const before = readAllowedHosts(vault, server);
  const after = before.filter((each) => each !== normaliseHost(host));
  if (after.length === before.length) return;
  if (after.length === 0) vault.remove(allowedHostsEntry(server));
  else vault.write(allowedHostsEntry(server), JSON.stringify(after));
}

/** Lower case, without the dot of a complete name, in the form that DNS is asked for (punycode). */
function normaliseHost(host: string): string {
  const name = host.trim().replace(/\.$/u, '');
  try {
    return new URL(`https://${name.includes(':') ? `[${name}]` : name}`).hostname;
  } catch {
    return name.toLowerCase();
  }
}
