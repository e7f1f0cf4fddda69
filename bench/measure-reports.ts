import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type CallInput, type CallName } from '../src/contract/index.ts';
import { type ReportFormat, type ReportRequest } from '../src/contract/reports.ts';
import { writeNewFile } from '../src/portable/write-new-file.ts';
import { type MailServer } from '../src/contract/mail-servers.ts';
import { newClient } from '../src/services/clients/client-handlers.ts';
import { createServer } from '../src/services/clients/mail-servers/mail-server-handlers.ts';
import { ReportStore } from '../src/services/connection-tests/report-store.ts';
import { createCollega } from '../src/services/create-collega.ts';
import { diagnose } from '../src/services/diagnosis/diagnose.ts';
import { noProxies } from '../src/services/network/system-proxy/found-proxies.ts';
import { createMailFiles } from '../src/services/odoo/mails/mail-files.ts';
import { createSnapshotFiles } from '../src/services/odoo/snapshot/snapshot-files.ts';
import { sampleFinding, sampleTest } from '../src/services/reports/testing/sample-bundle.ts';
import { sampleOdoo } from '../src/services/reports/testing/sample-odoo.ts';
import { Secret } from '../src/services/secret.ts';
import { systemClock } from '../src/services/shell/ports/clock.ts';
import { silentLogger } from '../src/services/shell/ports/logger.ts';
import { noSecretStore } from '../src/services/shell/ports/secret-store.ts';
import { openJsonRecordsFile } from '../src/services/store/records/json-records-file.ts';
import { Records } from '../src/services/store/records/records.ts';
import { writeTokens } from '../src/services/store/vault/stored-tokens.ts';
import { Vault } from '../src/services/store/vault/vault.ts';
import { createFakeShell } from '../src/services/testing/fake-shell.ts';
import { incomingFields, outgoingFields } from '../src/services/testing/server-fields.ts';

/** As many as in the trial that found the window frozen. */
const servers = 343;
const mailboxes = 300;
const passphrase = 'correct horse battery staple';
/** Lengths as Entra's are. */
const accessTokenLength = 2_000;
const refreshTokenLength = 1_600;

/** A report of a large client with all its tokens in the vault: time, and how long nothing else ran. */
export async function measureReports() {
  const folder = mkdtempSync(join(tmpdir(), 'collega-bench-report-'));
  const clientId = await fill(folder);
  const collega = await createCollega({
    version: '0.0.0',
    shell: { ...createFakeShell(), saveFile: (file) => writeNewFile(folder, file) },
    secretStore: noSecretStore,
    recordsFile: openJsonRecordsFile(folder),
    dataFolder: folder,
    systemLanguage: 'en',
    clock: systemClock,
    logger: silentLogger,
    sandbox: null,
    passphrase,
    readSystemProxies: () => Promise.resolve(noProxies),
  });
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
    const sender = { trusted: true, description: 'bench' };
    const { signal } = new AbortController();
    const answer = await collega.bridge.answer(name, input, sender, signal);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  };
  const shared = { clientId, serverIds: null, language: 'en', includeLog: false } as const;
  const figures = [];
  try {
    for (const mask of ['none', 'mailboxes', 'organisation'] as const) {
      const request: ReportRequest = { ...shared, mask, includeOdoo: true };
      // As the window asks for it: what it may copy.
      const formats: ReportFormat[] = ['text', 'json'];
      const made = { ...request, formats, maxLength: 1_000_000 };
      figures.push({
        figure: `report of ${servers} servers and Odoo, masked: ${mask}`,
        ...describe(await time(() => ask('reports.create', made))),
      });
      figures.push({
        figure: `the same, saved as HTML`,
        ...describe(await time(() => ask('reports.save', { request, format: 'html' }))),
      });
    }
  } finally {
    await collega.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
  return figures;
}

interface Taken {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly blockedMs: number;
}

/** With the longest block as a part of all computing, which another machine can be compared by. */
function describe({ seconds, cpuSeconds, blockedMs }: Taken) {
  const part = ((blockedMs / 1000 / cpuSeconds) * 100).toFixed(1);
  return {
    value: `${seconds.toFixed(2)} s, computing ${cpuSeconds.toFixed(2)} s, longest block ${blockedMs.toFixed(0)} ms (${part} % of it)`,
    target: 'no block above 50 ms, or 3 % of the computing',
  };
}

async function time(make: () => Promise<void>): Promise<Taken> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  await make();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { seconds, cpuSeconds: (user + system) / 1e6, blockedMs: delay.max / 1e6 };
}

async function fill(folder: string): Promise<string> {
  const createdAt = new Date().toISOString();
  const records = new Records(openJsonRecordsFile(folder), () => undefined);
  const { id: clientId } = records.addClient(() => {
    const client = newClient('Bench', createdAt);
    const mailServers = Array.from({ length: servers }, (_, at) => {
      const username = addressOf(at % mailboxes);
      const fields =
        at < mailboxes
          ? outgoingFields({ username, name: username })
          : incomingFields({ username, name: username });
      return createServer(client.id, fields, createdAt);
    });
    const mailboxLinks = Array.from({ length: mailboxes }, (_, at) => ({
      id: randomUUID(),
      clientId: client.id,
      mailbox: addressOf(at),
      account: { username: addressOf(at), name: `Person ${at}`, tenantId: null, personal: false },
      kind: 'owner' as const,
      scopes: ['https://outlook.office.com/SMTP.Send'],
      linkedAt: createdAt,
      refreshedAt: createdAt,
      accessTokenExpiresAt: createdAt,
      health: { state: 'valid' as const },
    }));
    return { client, mailServers, mailboxLinks };
  });
  const vault = await Vault.open({
    path: join(folder, 'vault.json'),
    secretStore: noSecretStore,
    passphrase,
    ownerOfLink: () => clientId,
  });
  const { mailServers, mailboxLinks } = records.of(clientId);
  for (const link of mailboxLinks) {
    writeTokens(vault, link, {
      refreshToken: new Secret(tokenOf(refreshTokenLength)),
      accessToken: new Secret(tokenOf(accessTokenLength)),
      accessTokenExpiresAt: 0,
      scopes: [],
    });
  }
  const reports = new ReportStore(folder);
  mailServers.forEach((server, at) => reports.save(server, testOf(server.username, at)));
  keepOdoo(folder, clientId, mailServers);
  return clientId;
}

/** What was read of an Odoo with the same servers, other hosts, and a failed mail of each. */
function keepOdoo(folder: string, clientId: string, mailServers: readonly MailServer[]): void {
  const { snapshot, mails } = sampleOdoo('odoo.contoso.com', sampleFinding());
  const [outgoing] = snapshot.outgoing;
  const [group] = mails?.groups ?? [];
  if (outgoing === undefined || group === undefined || mails === null) return;
  createSnapshotFiles(folder).write(clientId, {
    snapshot: {
      ...snapshot,
      outgoing: mailServers.map(({ name, username }, at) => {
        return { ...outgoing, id: at + 1, name, username, host: 'smtp.outlook.com' };
      }),
    },
    fields: {},
  });
  createMailFiles(folder).write(clientId, {
    ...mails,
    groups: mailServers.map(({ username }, at) => {
      return { ...group, reason: `550 ${username}`, senders: [username], mailIds: [at + 1] };
    }),
  });
}

const addressOf = (at: number): string => `first${at}.last${at}@contoso${at % 3}.com`;
const tokenOf = (length: number): string =>
  randomBytes(length).toString('base64url').slice(0, length);

/** Of the length that a test against Exchange has: steps with evidence, and about 40 lines. */
function testOf(username: string, at: number): ReturnType<typeof sampleTest> {
  const failed = at % 5 < 2;
  const text = `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox ${username} [AM0PR0${at}CA0021.eurprd04.prod.outlook.com 2026-11-23T10:00:00.000Z 08DD0C]`;
  const context = {
    mailbox: username,
    signedInAs: username,
    host: 'smtp.office365.com',
    port: 587,
    applicationId: '11111111-2222-3333-4444-555555555555',
    tenant: 'contoso.onmicrosoft.com',
    redirectUri: 'https://odoo.contoso.com/microsoft_outlook/confirm',
    language: 'en',
  } as const;
  const finding = diagnose(
    { kind: 'smtp', step: 'auth', code: 535, enhancedCode: '5.7.139', text },
    context,
    'auth',
  );
  const server = {
    host: 'smtp.office365.com',
    port: 587,
    encryption: 'starttls',
    username,
  } as const;
  const line = (number: number) => ({
    at: number,
    from: number % 2 === 0 ? ('server' as const) : ('client' as const),
    line: `250-line ${number} of AM0PR0${at}CA0021.eurprd04.prod.outlook.com Hello [192.0.2.${at % 250}] for ${username} ${randomUUID()}`,
  });
  const detail = {
    lines: Array.from({ length: 12 }, (_, number) => line(number).line),
    certificate: {
      subject: 'CN=outlook.com, O=Microsoft Corporation',
      issuer: 'CN=DigiCert Cloud Services CA-1',
      fingerprint: randomBytes(32).toString('hex'),
    },
  };
  const ids = ['token', 'dns', 'tcp', 'greeting', 'ehlo', 'starttls', 'tls', 'auth'] as const;
  return sampleTest({
    outcome: failed ? 'failed' : 'passed',
    server,
    findings: failed ? [finding] : [],
    steps: ids.map((id) => ({ id, status: 'ok' as const, durationMs: 10, detail })),
    transcript: Array.from({ length: 40 }, (_, number) => line(number)),
  });
}
