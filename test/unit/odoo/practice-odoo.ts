import { onTestFinished } from 'vitest';
import { type StartedCollega, startCollega } from '../../../src/services/testing/start-collega.ts';
import { type PracticeDatabase, practiceKey } from '../../../src/sandbox/odoo/odoo-database.ts';
import { type PracticeVersion } from '../../../src/sandbox/odoo/odoo-fields.ts';
import { type RunServerTest } from '../../../src/sandbox/odoo/odoo-methods.ts';
import { seedDatabases } from '../../../src/sandbox/odoo/seed-databases.ts';
import { startOdoo } from '../../../src/sandbox/odoo/start-odoo.ts';

export const applicationId = '0c011e6a-5a4d-4b0c-8d2e-1f0e7a5c0b0a';
export const secret = 'canary~client-secret.of-the-test_1';
export const adminKey = practiceKey('admin');
export const mailbox = 'works@sandbox.example';

export interface PracticeOdoo {
  readonly url: string;
  readonly version: PracticeVersion;
  readonly databases: readonly PracticeDatabase[];
  database(name: string): PracticeDatabase;
  /** Requests so far, as `POST /jsonrpc`. */
  readonly requests: readonly string[];
  /** Called as each request arrives. */
  onRequest: () => void;
}

const passes: RunServerTest = () => Promise.resolve(true);

/** A practice Odoo of one version, ended with the test. */
export async function startPracticeOdoo(
  version: PracticeVersion,
  options: {
    readonly listsDatabases?: boolean;
    readonly runTest?: RunServerTest;
    readonly installMs?: number;
  } = {},
): Promise<PracticeOdoo> {
  const databases = seedDatabases(
    version,
    {
      applicationId,
      secret,
      endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/',
      odooUrl: 'https://odoo.example.com',
      mailbox,
      smtp: { host: 'smtp.office365.com', port: 587 },
      imap: { host: 'outlook.office365.com', port: 993 },
    },
    Date.now,
  );
  const requests: string[] = [];
  const { listsDatabases = true, runTest = passes, installMs = 0 } = options;
  const instance = { version, databases, listsDatabases, runTest, installMs };
  const log = (line: string): void => {
    requests.push(line);
    practice.onRequest();
  };
  const server = await startOdoo(instance, { log });
  onTestFinished(() => server.close());
  const practice: PracticeOdoo = {
    url: `http://localhost:${server.port}`,
    onRequest: () => undefined,
    version,
    databases,
    requests,
    database: (name) => {
      const found = databases.find((database) => database.name === name);
      if (found === undefined) throw new Error(`no practice database ${name}`);
      return found;
    },
  };
  return practice;
}

export interface ConnectedClient extends StartedCollega {
  readonly clientId: string;
}

/** A Collega with one client whose Azure app is the practice Odoo's, connected to `database`. */
export async function connectClient(
  odoo: PracticeOdoo,
  database: string,
  change: { readonly secret?: string; readonly key?: string } = {},
): Promise<ConnectedClient> {
  const started = await startCollega();
  const { id: clientId } = await started.get('clients.create', { name: 'Rossi' });
  await started.get('azureApp.save', {
    clientId,
    applicationId,
    secret: change.secret ?? secret,
    secretExpiresOn: null,
    authority: { kind: 'common' },
    cloud: 'global',
    odooUrl: 'https://odoo.example.com',
  });
  const answer = await started.get('odoo.connect', {
    clientId,
    url: odoo.url,
    database,
    login: 'admin',
    key: change.key ?? adminKey,
  });
  if (answer.outcome !== 'connected') throw new Error(JSON.stringify(answer));
  return { ...started, clientId };
}
