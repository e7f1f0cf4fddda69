import { createServer } from '../src/services/clients/mail-servers/mail-server-handlers.ts';
import { newClient } from '../src/services/clients/client-handlers.ts';
import { incomingFields, outgoingFields } from '../src/services/testing/server-fields.ts';
import { readFields } from '../src/services/odoo/api/read-fields.ts';
import { askedFields } from '../src/services/odoo/snapshot/snapshot-models.ts';
import { createJsonRpcApi } from '../src/services/odoo/api/json-rpc.ts';
import { compareWithOdoo } from '../src/services/odoo/comparison/compare-odoo.ts';
import { reviewOdooSenders } from '../src/services/odoo/comparison/review-odoo-senders.ts';
import { readSnapshot } from '../src/services/odoo/snapshot/read-snapshot.ts';
import { directRoute } from '../src/services/network/network-route.ts';
import { systemClock } from '../src/services/shell/ports/clock.ts';
import { Secret } from '../src/services/secret.ts';
import { practiceKey, type PracticeDatabase } from '../src/sandbox/odoo/odoo-database.ts';
import { seedDatabases } from '../src/sandbox/odoo/seed-databases.ts';
import { startOdoo } from '../src/sandbox/odoo/start-odoo.ts';

const mailboxes = 250;
const applicationId = '0c011e6a-5a4d-4b0c-8d2e-1f0e7a5c0b0a';
const secret = 'secret-of-the-measurement';
const odooUrl = 'https://odoo.example.com';

/** Reading and comparing an Odoo with 500 servers: requests, and computing of the comparison. */
export async function measureOdoo() {
  const setUp = {
    applicationId,
    secret,
    endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/',
    odooUrl,
    mailbox: addressOf(0),
    smtp: { host: 'smtp.office365.com', port: 587 },
    imap: { host: 'outlook.office365.com', port: 993 },
  };
  const databases = seedDatabases(18, setUp, Date.now);
  const database = databases.find(({ name }) => name === 'linked');
  if (database === undefined) throw new Error('no practice database "linked"');
  for (let number = 1; number < mailboxes; number += 1) addServers(database, number);
  let requests = 0;
  const runTest = () => Promise.resolve(true);
  const server = await startOdoo(
    { version: 18, databases, listsDatabases: true, runTest, installMs: 0 },
    { log: () => (requests += 1) },
  );
  try {
    const account = {
      url: `http://localhost:${server.port}`,
      database: 'linked',
      login: 'admin',
    };
    const http = { route: () => directRoute, clock: systemClock };
    const api = createJsonRpcApi(http, account, 2, new Secret(practiceKey('admin')));
    const signal = AbortSignal.timeout(60_000);
    // A connection asks for the fields, once.
    const fields = await readFields(api, askedFields, signal);
    requests = 0;
    const known = { version: '18.0', edition: 'community', fields } as const;
    const options = { account, known, secret: new Secret(secret), now: Date.now() };
    const { snapshot } = await readSnapshot(api, options, signal);
    const { azureApp } = newClient('Bench', new Date().toISOString());
    const credentials = { hasSecret: true, credentialsChangedAt: null } as const;
    const app = { ...azureApp, ...credentials, applicationId, odooUrl, redirectUri: '' };
    const servers = Array.from({ length: mailboxes }, (_, number) => serversOf(number)).flat();
    const start = process.cpuUsage();
    compareWithOdoo({ azureApp: app, servers, endpoint: setUp.endpoint }, snapshot, 'en');
    reviewOdooSenders(snapshot, 'en');
    const used = process.cpuUsage(start);
    const found = snapshot.outgoing.length + snapshot.incoming.length;
    return [
      {
        figure: `requests to read an Odoo with ${found} servers`,
        value: String(requests),
        target: 'at most 8',
      },
      {
        figure: 'computing to compare and review it',
        value: `${((used.user + used.system) / 1000).toFixed(0)} ms`,
        target: 'under 1,000 ms',
      },
    ];
  } finally {
    await server.close();
  }
}

function addressOf(number: number): string {
  return `user${number}@contoso.example`;
}

function serversOf(number: number) {
  const username = addressOf(number);
  const now = new Date().toISOString();
  return [
    createServer('bench', outgoingFields({ username, fromFilter: username }), now),
    createServer('bench', incomingFields({ username }), now),
  ];
}

function addServers(database: PracticeDatabase, number: number): void {
  const mailbox = addressOf(number);
  database.create('ir.mail_server', {
    name: `Outlook ${mailbox}`,
    smtp_authentication: 'outlook',
    smtp_encryption: 'starttls',
    smtp_host: 'smtp.office365.com',
    smtp_port: 587,
    smtp_user: mailbox,
    from_filter: mailbox,
    sequence: 10,
  });
  database.create('fetchmail.server', {
    name: `Outlook ${mailbox}`,
    server_type: 'outlook',
    server: 'outlook.office365.com',
    port: 993,
    is_ssl: true,
    user: mailbox,
    priority: 5,
    state: 'done',
  });
}
