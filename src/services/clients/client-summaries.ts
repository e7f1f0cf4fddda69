import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type EventPayload } from '../../contract/index.ts';
import { clientHealth, type ClientHealth } from '../../contract/clients.ts';
import { linksWithTokens } from '../store/vault/stored-tokens.ts';
import { clientFolder } from '../store/storage/client-folder.ts';
import { type Records } from '../store/records/records.ts';
import { identityOf } from '../store/storage/file-identity.ts';
import { type Vault } from '../store/vault/vault.ts';
import { countHealth } from './count-health.ts';
import { secretEntry } from '../store/vault/entry-names.ts';

const stored = z.strictObject({
  schema: z.literal('collega.client-summary/1'),
  /** Of which files, and which Azure app, it was made: of any others it is worth nothing. */
  of: z.string(),
  hasSecret: z.boolean(),
  health: clientHealth,
});
type Stored = z.infer<typeof stored>;

export interface ClientSummary {
  readonly health: ClientHealth;
  /** As the vault's own, for the client's secret alone. */
  has(name: string): boolean;
}

/**
 * What the list of clients shows of each, so that opening it reads no servers and no tokens: made
 * when a client changes, kept as `summary.json` in its folder, and made again when the files that it
 * was made of are others. It can always be made again, so it is neither flushed nor backed up.
 */
export class ClientSummaries {
  readonly #services: { readonly records: Records; readonly vault: Vault };
  readonly #dataFolder: string;
  readonly #known = new Map<string, Stored>();

  constructor(services: { readonly records: Records; readonly vault: Vault }, dataFolder: string) {
    this.#services = services;
    this.#dataFolder = dataFolder;
  }

  /** @throws FailureError `not-found`, or what reading the client's records throws */
  of(clientId: string): ClientSummary {
    const { hasSecret, health } = this.#find(clientId);
    return { health, has: (name) => hasSecret && name === secretEntry(clientId) };
  }

  /** Brings what has changed up to date. Throws nothing: the next question makes them. */
  refresh({ topic, clientId }: EventPayload<'records.changed'>): void {
    if (topic === 'settings') return;
    const { records } = this.#services;
    try {
      const ids = clientId === null ? records.read().clients.map(({ id }) => id) : [clientId];
      ids.forEach((id) => this.#find(id));
    } catch {
      // A client that is gone, or files that cannot be read.
    }
  }

  #find(clientId: string): Stored {
    const of = this.#stampOf(clientId);
    const known =
      of === null ? null : (this.#known.get(clientId) ?? readSummary(this.#path(clientId)));
    if (known !== null && known.of === of) {
      this.#known.set(clientId, known);
      return known;
    }
    const made = this.#make(clientId, of ?? '');
    if (of !== null && of === this.#stampOf(clientId)) {
      this.#known.set(clientId, made);
      writeSummary(this.#path(clientId), made);
    }
    return made;
  }

  #make(clientId: string, of: string): Stored {
    const { records, vault } = this.#services;
    const found = records.of(clientId);
    const kept = vault.names(clientId);
    const mailboxLinks = linksWithTokens(vault, clientId, found.mailboxLinks);
    return {
      schema: 'collega.client-summary/1',
      of,
      hasSecret: kept.has(secretEntry(clientId)),
      health: countHealth({ ...found, mailboxLinks }),
    };
  }

  /** Null where what is known cannot be told from what is there. */
  #stampOf(clientId: string): string | null {
    const { records, vault } = this.#services;
    const ofVault = vault.identityOf(clientId);
    const ofRecords = records.identityOf(clientId);
    if (ofVault === null || ofRecords === null) return null;
    // What a test's result depends on besides the client's own files (contract/test-basis.ts).
    const app = JSON.stringify(records.client(clientId).azureApp);
    return `${ofRecords} ${ofVault} ${app}`;
  }

  #path(clientId: string): string {
    return join(clientFolder(this.#dataFolder, clientId), 'summary.json');
  }
}

function readSummary(path: string): Stored | null {
  try {
    return stored.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** Whole or not at all, for readers; of two Collegas that write at once, one does. */
function writeSummary(path: string, summary: Stored): void {
  const next = `${path}.new`;
  try {
    if (identityOf(dirname(path)) === null) return;
    writeFileSync(next, JSON.stringify(summary), { mode: 0o600, flag: 'wx' });
    renameSync(next, path);
  } catch {
    removeQuietly(next);
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made.
  }
}
