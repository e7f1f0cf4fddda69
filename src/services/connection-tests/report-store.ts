import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  connectionTestReport,
  type ConnectionTestReport,
} from '../../contract/connection-tests.ts';
import { fail } from '../failure-error.ts';
import { clientFolder } from '../store/storage/client-folder.ts';
import { codeOf } from '../store/storage/code-of.ts';
import { replaceWithoutBackup } from '../store/storage/replace-file.ts';
import { withFileLock } from '../store/storage/with-file-lock.ts';

/** Whose report is meant: it lies in the folder of its server's client. */
interface ServerIdentity {
  readonly id: string;
  readonly clientId: string;
}

/**
 * The last report of each server, one file each in its client's folder: a report holds a whole
 * transcript, and electron-store's format rewrites everything at each change.
 */
export class ReportStore {
  constructor(private readonly dataFolder: string) {}

  /** @throws FailureError `not-saved` when the disk refuses; the report before it is still there */
  save(server: ServerIdentity, report: ConnectionTestReport): void {
    const path = this.#path(server);
    try {
      withFileLock(path, () => replaceWithoutBackup(path, `${JSON.stringify(report)}\n`));
    } catch (error) {
      const code = codeOf(error);
      if (code === null) throw error;
      fail({ kind: 'not-saved', path, code });
    }
    remove(this.#pathBefore(server));
  }

  /** Null when there is none or it cannot be read: a test can be run again. */
  read(server: ServerIdentity): ConnectionTestReport | null {
    return readReport(this.#path(server)) ?? readReport(this.#pathBefore(server));
  }

  /** Throws nothing: a report that cannot be removed must not keep its server from being deleted. */
  remove(server: ServerIdentity): void {
    remove(this.#path(server));
    remove(this.#pathBefore(server));
  }

  /** As above, of a client that was deleted while its servers were tested: no folder stays either. */
  removeWithFolder(servers: readonly ServerIdentity[]): void {
    servers.forEach((server) => this.remove(server));
    for (const { clientId } of servers.slice(0, 1)) {
      const folder = clientFolder(this.dataFolder, clientId);
      removeEmpty(join(folder, 'tests'));
      removeEmpty(folder);
    }
  }

  /** Server IDs are UUIDs by contract, so that no name can leave the folder. */
  #path({ id, clientId }: ServerIdentity): string {
    return join(clientFolder(this.dataFolder, clientId), 'tests', `${id}.json`);
  }

  /** Before clients had folders, all reports lay in one; each moves when its server is tested. */
  #pathBefore({ id }: ServerIdentity): string {
    return join(this.dataFolder, 'tests', `${id}.json`);
  }
}

function readReport(path: string): ConnectionTestReport | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return connectionTestReport.parse(stored);
  } catch {
    return null;
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A read-only disk, or a folder of that name: what is left belongs to no client.
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, or not there.
  }
}
