import { createHash } from 'node:crypto';
import { type TrustChange } from '../../../contract/trust.ts';
import { secretEntry } from '../vault/entry-names.ts';
import { fail, FailureError } from '../../failure-error.ts';
import { type Records, type StoredClient } from '../records/records.ts';
import { type Vault } from '../vault/vault.ts';
import {
  compareApps,
  compareNetworks,
  parseTrustedApps,
  parseTrustedNetworks,
  trustedAppEntry,
  trustedAppOf,
  trustedNetworkEntry,
  trustedNetworkOf,
  untouchedNetwork,
  type TrustedApp,
  type TrustedNetwork,
} from './trusted-settings.ts';

interface TrustServices {
  readonly records: Records;
  readonly vault: Vault;
}

/**
 * Compares the settings that decide where secrets and tokens go with their copy in the vault, which
 * cannot be written without its key: with write access to `records.json` alone one can set a proxy and an
 * authority there, and would receive the client secret at the next use.
 */
export class TrustGuard {
  readonly #services: TrustServices;

  constructor(services: TrustServices) {
    this.#services = services;
  }

  /**
   * Whether this machine's settings, and with a client its Azure app, are as they were confirmed.
   * @throws FailureError `settings-changed`; `vault-locked` where they cannot be compared
   */
  check(clientId?: string): void {
    if (!this.#isKept) return;
    const { records } = this.#services;
    const changes = [
      ...this.#networkChanges(),
      ...(clientId === undefined ? [] : this.#appChanges(records.client(clientId))),
    ];
    if (changes.length > 0) fail({ kind: 'settings-changed' });
  }

  /** All that is not as it was confirmed; none while the vault is locked. */
  changes(): TrustChange[] {
    const { records, vault } = this.#services;
    if (!this.#isKept || vault.status().state !== 'open') return [];
    const apps = records.read().clients.flatMap((client) => this.#appChanges(client));
    return [...this.#networkChanges(), ...apps];
  }

  /** Confirms the changes that have this name. @throws FailureError `settings-changed` for others */
  accept(seen: string): void {
    const { records, vault } = this.#services;
    records.hold(() => {
      const changes = this.changes();
      if (nameOf(changes) !== seen) fail({ kind: 'settings-changed' });
      const { clients, settings } = records.read();
      if (changes.some(({ client }) => client === null)) {
        sealNetwork(vault, [trustedNetworkOf(settings)]);
      }
      for (const client of clients.filter(({ id }) =>
        changes.some((each) => each.client?.id === id),
      )) {
        sealApp(vault, client.id, [trustedAppOf(client)]);
      }
    });
  }

  /** Puts back what was confirmed. */
  undo(): void {
    const { records } = this.#services;
    records.hold(() => {
      const changes = this.changes();
      if (changes.some(({ client }) => client === null)) {
        const { proxy, certificateAuthorities } = this.#confirmedNetworks()[0] ?? untouchedNetwork;
        records.update({ topic: 'settings', clientId: null }, ({ settings }) => {
          settings.proxy = proxy;
          settings.certificateAuthorities = [...certificateAuthorities];
        });
      }
      if (changes.every(({ client }) => client === null)) return;
      records.update({ topic: 'clients', clientId: null }, ({ clients }) => {
        for (const client of clients) {
          const confirmed = this.#confirmedApps(client.id)[0] ?? null;
          const changed = changes.some((each) => each.client?.id === client.id);
          if (changed && confirmed !== null) client.azureApp = { ...client.azureApp, ...confirmed };
        }
      });
    });
  }

  /** Without a vault on the disk nothing is kept that a changed setting could lead away. */
  get #isKept(): boolean {
    const status = this.#services.vault.status();
    return !(status.state === 'open' && status.backend === 'memory');
  }

  #networkChanges(): TrustChange[] {
    const { records, vault } = this.#services;
    const present = trustedNetworkOf(records.read().settings);
    const sinceUntouched = compareNetworks(untouchedNetwork, present);
    if (sinceUntouched.length === 0 && vault.status().state === 'locked') return [];
    const found = fewest(this.#confirmedNetworks().map((each) => compareNetworks(each, present)));
    return found.map((each) => ({ client: null, ...each }));
  }

  /** A client that nothing is kept of has nothing to lead away; its secret brings the confirmation. */
  #appChanges(client: StoredClient): TrustChange[] {
    const { id, name } = client;
    const { vault } = this.#services;
    // From a locked vault nothing is sent; whatever opens it asks again.
    if (vault.status().state === 'locked' || !vault.has(secretEntry(id))) return [];
    const present = trustedAppOf(client);
    const confirmed = this.#confirmedApps(id);
    const found =
      confirmed.length === 0
        ? compareApps(null, present)
        : fewest(confirmed.map((each) => compareApps(each, present)));
    return found.map((each) => ({ client: { id, name }, ...each }));
  }

  /** Where there is none it was removed, or nothing was ever set: neither confirms anything. */
  #confirmedNetworks(): TrustedNetwork[] {
    const text = this.#services.vault.read(trustedNetworkEntry);
    return text === null ? [untouchedNetwork] : parseTrustedNetworks(text);
  }

  #confirmedApps(clientId: string): TrustedApp[] {
    const text = this.#services.vault.read(trustedAppEntry(clientId));
    return text === null ? [] : parseTrustedApps(text);
  }
}

/** Of the comparisons with all that was confirmed, none where one of them fits, else the newest's. */
function fewest<Difference>(comparisons: readonly Difference[][]): Difference[] {
  return comparisons.find((each) => each.length === 0) ?? comparisons[0] ?? [];
}

/** Names these very changes. */
export function nameOf(changes: readonly TrustChange[]): string {
  return createHash('sha256').update(JSON.stringify(changes)).digest('base64url');
}

/** The newest first. @throws FailureError `vault-locked`, `not-saved` */
export function sealNetwork(vault: Pick<Vault, 'write'>, confirmed: TrustedNetwork[]): void {
  vault.write(trustedNetworkEntry, JSON.stringify(confirmed));
}

/** The newest first. @throws FailureError `vault-locked`, `not-saved` */
export function sealApp(
  vault: Pick<Vault, 'write'>,
  clientId: string,
  confirmed: TrustedApp[],
): void {
  vault.write(trustedAppEntry(clientId), JSON.stringify(confirmed));
}

/** The change itself is saved: what a disk refuses of this goes with the next change. */
export function dropOldest(seal: () => void): void {
  try {
    seal();
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
  }
}
