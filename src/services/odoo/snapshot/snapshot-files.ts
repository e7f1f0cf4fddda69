import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { odooSnapshot, type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type FieldsOfModels } from '../api/read-fields.ts';
import { replaceWithoutBackup } from '../../store/storage/replace-file.ts';

const stored = z.strictObject({
  snapshot: odooSnapshot,
  fields: z.record(z.string(), z.array(z.string())),
});

export interface KeptSnapshot {
  readonly snapshot: OdooSnapshot;
  readonly fields: FieldsOfModels;
}

/** What was read last of each client's Odoo: a file in the client's folder, without any secret. */
export class SnapshotFiles {
  readonly #dataFolder: string;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  /** Null where nothing was read, or by a Collega of another format: it can be read again. */
  read(clientId: string): KeptSnapshot | null {
    try {
      const parsed = stored.safeParse(JSON.parse(readFileSync(this.#pathOf(clientId), 'utf8')));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  }

  /** @throws Node's error when the disk refuses */
  write(clientId: string, kept: KeptSnapshot): void {
    replaceWithoutBackup(this.#pathOf(clientId), `${JSON.stringify(kept)}\n`);
  }

  remove(clientId: string): void {
    rmSync(this.#pathOf(clientId), { force: true });
  }

  #pathOf(clientId: string): string {
    return join(this.#dataFolder, 'clients', clientId, 'odoo-snapshot.json');
  }
}
