import { type LoopbackServer } from '../loopback-server.ts';
import { type PracticeDatabase, practiceKey, practiceUuid } from './odoo-database.ts';
import { type PracticeVersion, practiceVersions } from './odoo-fields.ts';
import { createServerTests } from './own-tests/run-server-test.ts';
import { type PracticeDatabaseName, type PracticeSetUp, seedDatabases } from './seed-databases.ts';
import { startOdoo } from './start-odoo.ts';

/** One practice Odoo: a version at an address of its own. */
export interface PracticeOdooAddress {
  readonly version: PracticeVersion;
  readonly url: string;
}

/** What the practice client is connected to. */
export interface PracticeOdooConnection extends PracticeOdooAddress {
  readonly database: PracticeDatabaseName;
  readonly databaseUuid: string;
  readonly login: string;
  readonly userId: number;
  readonly key: string;
}

/** Two seconds at least on a real one: time enough to see that it takes time. */
const installMs = 2000;

/**
 * Starts a practice Odoo of each version. Their databases are made when one is first asked: most
 * starts of the sandbox never do. Answers their ports by version. @throws Node's error when a server cannot listen
 */
export async function startPracticeOdoos(options: {
  readonly setUp: PracticeSetUp;
  /** By version, the ports of last time. */
  readonly preferredPorts: Readonly<Record<string, number>>;
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** Told of each server at once, so that it can be ended when a later one fails. */
  readonly onStarted: (server: LoopbackServer) => void;
}): Promise<Record<string, number>> {
  const { setUp, preferredPorts, now, log, onStarted } = options;
  const ports: Record<string, number> = {};
  for (const version of practiceVersions) {
    let seeded: PracticeDatabase[] | null = null;
    const instance = {
      version,
      get databases() {
        seeded ??= seedDatabases(version, setUp, now);
        return seeded;
      },
      listsDatabases: true,
      runTest: createServerTests(now),
      installMs,
    };
    const preferredPort = preferredPorts[version] ?? null;
    const server = await startOdoo(instance, { preferredPort, log });
    onStarted(server);
    ports[version] = server.port;
  }
  return ports;
}

/** Credentials and servers are there, tokens are not: what is left is Collega's own work. */
export function connectionOf(
  addresses: readonly PracticeOdooAddress[],
): PracticeOdooConnection | null {
  const version = 18;
  const database = 'linked';
  const found = addresses.find((address) => address.version === version);
  if (found === undefined) return null;
  const account = { login: 'admin', userId: 2, key: practiceKey('admin') };
  return { ...found, ...account, database, databaseUuid: practiceUuid(database, version) };
}
