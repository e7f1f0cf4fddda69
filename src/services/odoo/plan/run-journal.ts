import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { odooRun, type OdooRun } from '../../../contract/odoo-plan.ts';
import { replaceWithoutBackup } from '../../store/storage/replace-file.ts';

export type RunEntry = OdooRun['entries'][number];

const stored = z.strictObject({
  schema: z.literal('collega.odoo-runs/1'),
  /** Newest first. */
  runs: z.array(odooRun),
});

const maxRuns = 20;

/**
 * What Collega wrote to each client's Odoo: Odoo itself keeps no history of mail servers and
 * parameters (odoo-api.md 5). A step is noted before it is sent, so that a run that was killed can
 * be undone too. No secret and no token.
 */
export class RunJournals {
  readonly #dataFolder: string;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  read(clientId: string): OdooRun[] {
    try {
      return stored.parse(JSON.parse(readFileSync(this.#pathOf(clientId), 'utf8'))).runs;
    } catch {
      return [];
    }
  }

  /** Begins a run; what is added to it is on disk when `note` returns. */
  begin(
    clientId: string,
    appliedAt: string,
  ): { note(entry: RunEntry): (change: Partial<RunEntry>) => void } {
    const entries: RunEntry[] = [];
    const before = this.read(clientId);
    const save = (): void => {
      const run: OdooRun = { appliedAt, undoneAt: null, entries };
      this.#write(clientId, [run, ...before]);
    };
    return {
      note: (entry) => {
        const index = entries.push(entry) - 1;
        save();
        return (change) => {
          entries[index] = { ...entry, ...entries[index], ...change };
          save();
        };
      },
    };
  }

  /** Replaces the run that was applied at this time. */
  update(clientId: string, run: OdooRun): void {
    const runs = this.read(clientId);
    this.#write(
      clientId,
      runs.map((each) => (each.appliedAt === run.appliedAt ? run : each)),
    );
  }

  remove(clientId: string): void {
    rmSync(this.#pathOf(clientId), { force: true });
  }

  #write(clientId: string, runs: readonly OdooRun[]): void {
    const content = { schema: 'collega.odoo-runs/1', runs: runs.slice(0, maxRuns) };
    replaceWithoutBackup(this.#pathOf(clientId), `${JSON.stringify(content)}\n`);
  }

  #pathOf(clientId: string): string {
    return join(this.#dataFolder, 'clients', clientId, 'odoo-runs.json');
  }
}
