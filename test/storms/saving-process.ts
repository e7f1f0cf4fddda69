// A Collega that saves, links and refreshes without end, and says of each when it was saved. Its
// arguments: folder, its own name, and the practice authority as JSON.
import { randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { newClient } from '../../src/services/clients/client-handlers.ts';
import { ServerClock } from '../../src/services/microsoft/entra/server-clock.ts';
import { LinkTokens } from '../../src/services/microsoft/mailbox-links/link-tokens.ts';
import { saveLink } from '../../src/services/microsoft/mailbox-links/save-link.ts';
import { secretEntry } from '../../src/services/store/vault/entry-names.ts';
import { noProxies } from '../../src/services/network/system-proxy/found-proxies.ts';
import { readNetworkRoute } from '../../src/services/network/network-route.ts';
import { systemClock } from '../../src/services/shell/ports/clock.ts';
import { type SandboxEnvironment } from '../../src/services/shell/ports/sandbox-environment.ts';
import { type StoredClient } from '../../src/services/store/records/records.ts';
import { Secret } from '../../src/services/secret.ts';
import { openFiles } from './open-files.ts';

const [folder = '', me = '', environment = ''] = process.argv.slice(2);
const sandbox = JSON.parse(environment) as SandboxEnvironment;
const mailboxes = Array.from({ length: 5 }, (_, index) => `${me}${index}@example.com`);
const { records, vault } = await openFiles(folder);
const settings = records.read().settings;
const linkTokens = new LinkTokens({
  records,
  vault,
  clock: systemClock,
  sandbox,
  language: () => 'en',
  route: () =>
    readNetworkRoute({
      settings,
      vault,
      readSystemProxies: () => Promise.resolve(noProxies),
      override: null,
      beforeUse: () => Promise.resolve(),
    }),
  serverClock: new ServerClock(systemClock),
  signal: new AbortController().signal,
});

/** Not through a stream: what was said must have left this process when it is killed. */
function say(what: string, name: string, number: number): void {
  writeSync(1, `${what} ${name} ${number}\n`);
}

const mine = records.read().clients.find(({ name }) => name.startsWith(`${me} `));
const client = mine ?? practiceClient();
if (mine === undefined) {
  records.addClient(() => ({ client, mailServers: [], mailboxLinks: [] }));
}
let number = Math.max(
  Number(client.name.split(' ')[1]),
  ...records.of(client.id).mailboxLinks.map(numberOf),
);

if (vault.read(secretEntry(client.id)) === null)
  vault.write(secretEntry(client.id), `secret-${number}`);

function practiceClient(): StoredClient {
  const made = newClient(`${me} 0`, new Date().toISOString());
  const { applicationId, odooUrl } = sandbox;
  const azureApp = { ...made.azureApp, applicationId, odooUrl, cloud: 'sandbox' } as const;
  return { ...made, azureApp, sandbox: true };
}

function numberOf({ account }: { account: { username: string } }): number {
  return Number(account.username.split('-')[1] ?? 0);
}

function save(): void {
  number += 1;
  vault.write(secretEntry(client.id), `secret-${number}`);
  records.update({ topic: 'clients', clientId: null }, (draft) => {
    const found = draft.clients.find(({ id }) => id === client.id);
    if (found !== undefined) found.name = `${me} ${number}`;
  });
  say('saved', client.id, number);
}

function link(mailbox: string): void {
  number += 1;
  const tokens = {
    refreshToken: new Secret(`linked-${number}`),
    accessToken: new Secret(`access-${number}`),
    accessTokenExpiresAt: Date.now() + 3_600_000,
    scopes: ['scope'],
  };
  const username = `person-${number}`;
  const account = { username, name: null, tenantId: 'tenant', personal: false };
  const wanted = { clientId: client.id, mailbox, account, kind: 'owner', tokens } as const;
  say('linked', saveLink({ records, vault }, { ...wanted, now: Date.now() }).id, number);
}

async function refresh(mailbox: string): Promise<void> {
  const found = records.linkOf(client.id, mailbox);
  if (found === null) return;
  const fresh = await linkTokens.refresh(found);
  if (fresh.kind !== 'tokens') throw new Error(JSON.stringify(fresh));
  say('refreshed', found.id, Number(fresh.tokens.refreshToken.reveal().split('-').at(-1)));
}

writeSync(1, 'ready\n');
for (;;) {
  const mailbox = mailboxes[randomInt(mailboxes.length)] ?? '';
  const turn = randomInt(3);
  if (turn === 0) save();
  else if (turn === 1) link(mailbox);
  else await refresh(mailbox);
  await new Promise((resolve) => setImmediate(resolve));
}
