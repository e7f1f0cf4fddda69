import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  connectionTestReport,
  type ConnectionTestReport,
} from '../../contract/connection-tests.ts';
import { fail } from '../failure-error.ts';
import { codeOf } from '../store/storage/code-of.ts';
import { replaceWithoutBackup } from '../store/storage/replace-file.ts';
import { withFileLock } from '../store/storage/with-file-lock.ts';

/**
 * The last report of each server, one file each beside the records: a report holds a whole
 * transcript, and electron-store's format rewrites everything at each change.
 */
export class ReportStore {
  constructor(private readonly folder: string) {}

  /** @throws FailureError `not-saved` when the disk refuses; the report before it is still there */
  save(serverId: string, report: ConnectionTestReport): void {
    const path = this.#path(serverId);
    try {
      withFileLock(path, () => replaceWithoutBackup(path, `${JSON.stringify(report)}\n`));
    } catch (error) {
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path, code });
    }
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

  /** Throws nothing: a report that cannot be removed must not keep its server from being deleted. */
  remove(serverId: string): void {
    try {
      rmSync(this.#path(serverId), { force: true });
    } catch {
      // A read-only disk, or a folder of that name: whatever is left reads as nobody's.
    }
  }

  /** Server IDs are UUIDs by contract, so that no name can leave the folder. */
  #path(serverId: string): string {
    return join(this.folder, `${serverId}.json`);
  }
}
