import { writeFileSync } from 'atomically';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  connectionTestReport,
  type ConnectionTestReport,
} from '../../contract/connection-tests.ts';

/**
 * The last report of each server, one file each beside the records: a report holds a whole
 * transcript, and electron-store's format rewrites everything at each change.
 */
export class ReportStore {
  constructor(private readonly folder: string) {}

  save(serverId: string, report: ConnectionTestReport): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.#path(serverId), `${JSON.stringify(report)}\n`, { mode: 0o600 });
  }

  /** Null when there is none or it cannot be read: a test can be run again. */
  read(serverId: string): ConnectionTestReport | null {
    try {
      const stored: unknown = JSON.parse(readFileSync(this.#path(serverId), 'utf8'));
      return connectionTestReport.parse(stored);
    } catch {
      return null;
    }
  }

  remove(serverId: string): void {
    rmSync(this.#path(serverId), { force: true });
  }

  /** Server IDs are UUIDs by contract, so that no name can leave the folder. */
  #path(serverId: string): string {
    return join(this.folder, `${serverId}.json`);
  }
}
