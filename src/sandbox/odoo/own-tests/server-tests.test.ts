import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceTenant } from '../../practice-tenant.ts';
import { type Sandbox, startSandbox } from '../../start-sandbox.ts';
import { linkMailbox, mailScopes, createMsalClient } from '../../testing/link-with-msal.ts';
import { PracticeDatabase, type PracticeRecord } from '../odoo-database.ts';
import { practiceVersions, type PracticeVersion } from '../odoo-fields.ts';
import { createServerTests } from './run-server-test.ts';

let sandbox: Sandbox;
let nowMs = Date.now();
const runTest = createServerTests(() => nowMs);

beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null, now: () => nowMs });
});
afterAll(() => sandbox.close());

const wide = ['email', 'https://outlook.office.com/User.Read', ...mailScopes];

/** An Odoo of this version with both servers of a mailbox, linked by a refresh token alone. */
async function linkedOdoo(version: PracticeVersion, name = 'works', scopes = wide) {
  const { odooSetUp } = sandbox.environment;
  const database = new PracticeDatabase('test', version, () => nowMs);
  database.setParameter('microsoft_outlook_client_id', odooSetUp.applicationId);
  database.setParameter('microsoft_outlook_client_secret', odooSetUp.secret);
  database.setParameter('microsoft_outlook.endpoint', odooSetUp.endpoint);
  database.create('res.users', { name: 'admin', login: 'admin', email: 'admin@sandbox.example' });
  database.renumber('res.users', 1, 2);
  const user = `${name}@sandbox.example`;
  const client = createMsalClient(sandbox);
  const { refreshToken } = await linkMailbox(sandbox, user, client, scopes);
  const token = { microsoft_outlook_refresh_token: refreshToken };
  const outgoing = database.create('ir.mail_server', {
    name: user,
    smtp_authentication: 'outlook',
    smtp_encryption: 'starttls',
    smtp_host: odooSetUp.smtp.host,
    smtp_port: odooSetUp.smtp.port,
    smtp_user: user,
    from_filter: user,
    ...token,
  });
  const incoming = database.create('fetchmail.server', {
    name: user,
    server_type: 'outlook',
    server: odooSetUp.imap.host,
    port: odooSetUp.imap.port,
    is_ssl: true,
    user,
    ...token,
  });
  const [admin] = database.users;
  if (admin === undefined) throw new Error('no administrator');
  const test = (model: 'ir.mail_server' | 'fetchmail.server', server: PracticeRecord) =>
    runTest(database, model, server, admin).then(
      () => 'passed',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  return {
    database,
    outgoing,
    incoming,
    refreshToken,
    send: () => test('ir.mail_server', outgoing),
    read: () => test('fetchmail.server', incoming),
  };
}

describe.each(practiceVersions)('the own tests of practice Odoo %i', (version) => {
  it('refresh the stored token at the authority, sign in, and keep what the refresh brought', async () => {
    const odoo = await linkedOdoo(version);
    const before = { ...sandbox.seen };
    expect(await odoo.send()).toBe('passed');
    expect(await odoo.read()).toBe('passed');
    expect(sandbox.seen.refreshesGranted - before.refreshesGranted).toBe(2);
    expect(sandbox.seen.smtpAuthAttempts - before.smtpAuthAttempts).toBe(1);
    expect(sandbox.seen.messagesAccepted).toBe(before.messagesAccepted);
    expect(odoo.outgoing['microsoft_outlook_access_token']).toMatch(/^ey/);
    expect(odoo.outgoing['microsoft_outlook_refresh_token']).not.toBe(odoo.refreshToken);
    // Until it expires, no second refresh.
    expect(await odoo.send()).toBe('passed');
    expect(sandbox.seen.refreshesGranted - before.refreshesGranted).toBe(2);
  });

  it('roll the refresh back when the test fails, and the old token still works', async () => {
    const odoo = await linkedOdoo(version, 'send-as-denied');
    const granted = sandbox.seen.refreshesGranted;
    expect(await odoo.send()).toMatch(
      /^The server refused the sender address \(send-as-denied@sandbox\.example\) with error b'5\.7\.60 SMTP; Client does not have permissions to send as this sender \[AM0SANDBOX0001/,
    );
    expect(sandbox.seen.refreshesGranted).toBe(granted + 1);
    expect(odoo.outgoing['microsoft_outlook_refresh_token']).toBe(odoo.refreshToken);
    expect(odoo.outgoing['microsoft_outlook_access_token']).toBe(false);
    expect(await odoo.read()).toBe('passed');
  });

  it('lose the reply to AUTH: SMTP AUTH that is switched off blames the sender', async () => {
    const odoo = await linkedOdoo(version, 'smtp-disabled-mailbox');
    expect(await odoo.send()).toMatch(
      /^The server refused the sender address \(smtp-disabled-mailbox@sandbox\.example\) with error b'5\.7\.57 Client not authenticated to send mail\. \[/,
    );
  });

  it('say what IMAP says after a good sign-in', async () => {
    expect(await (await linkedOdoo(version, 'not-connected')).read()).toBe(
      "Server replied with following exception:\n SELECT command error: BAD [b'User is authenticated but not connected.']",
    );
    const stranger = await linkedOdoo(version);
    stranger.database.write('fetchmail.server', [stranger.incoming.id], {
      user: 'admin@sandbox.example',
    });
    expect(await stranger.read()).toBe(
      'Server replied with following exception:\n AUTHENTICATE failed.',
    );
  });

  it('show a wrong secret, a dead session and a withdrawn consent in Microsoft’s words', async () => {
    const wrong = await linkedOdoo(version);
    wrong.database.setParameter('microsoft_outlook_client_secret', 'the-secret-before');
    const fetching = 'An error occurred when fetching the access token. ';
    expect(await wrong.send()).toMatch(new RegExp(`^${fetching}AADSTS7000215: `));
    expect(await wrong.read()).toMatch(
      new RegExp(`^Connection test failed: ${fetching}AADSTS7000215: `),
    );
    expect(await (await linkedOdoo(version, 'revoked')).send()).toContain('AADSTS50173');
    const left = await linkedOdoo(version, 'mfa');
    const form = new URLSearchParams({ address: 'mfa@sandbox.example' });
    await fetch(`${sandbox.origin}/withdraw-consent`, { method: 'POST', body: form });
    expect(await left.send()).toContain('AADSTS65001');
  });

  it('name what is missing before a link', async () => {
    const odoo = await linkedOdoo(version);
    const none = { microsoft_outlook_refresh_token: false };
    odoo.database.write('ir.mail_server', [odoo.outgoing.id], none);
    odoo.database.write('fetchmail.server', [odoo.incoming.id], none);
    const text = 'Please connect with your Outlook account before using it.';
    expect(await odoo.send()).toBe(text);
    expect(await odoo.read()).toBe(`Connection test failed: ${text}`);
  });

  it('name a port where nothing listens, and a host that is not known', async () => {
    const odoo = await linkedOdoo(version);
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const address = free.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => free.close(resolve));
    odoo.database.write('ir.mail_server', [odoo.outgoing.id], {
      smtp_host: '127.0.0.1',
      smtp_port: port,
    });
    expect(await odoo.send()).toBe(
      'Connection Test Failed! Here is what we got instead:\n [Errno 111] Connection refused',
    );
    // Practice leaves this computer never.
    odoo.database.write('fetchmail.server', [odoo.incoming.id], { server: 'imap.outlook.com' });
    expect(await odoo.read()).toBe(
      'No response received. Check server information.\n -2\nName or service not known',
    );
  });

  it('send from the filter, else from the user', async () => {
    const odoo = await linkedOdoo(version);
    const filter = (text: string | false) =>
      odoo.database.write('ir.mail_server', [odoo.outgoing.id], { from_filter: text });
    filter('sandbox.example');
    expect(await odoo.send()).toContain('sender address (odoo@sandbox.example) with error b');
    filter(false);
    expect(await odoo.send()).toContain('sender address (admin@sandbox.example) with error b');
  });

  it('pass with an access token alone until it expires, and say then what is missing', async () => {
    const odoo = await linkedOdoo(version);
    const { result } = await linkMailbox(sandbox, 'works@sandbox.example');
    odoo.database.write('ir.mail_server', [odoo.outgoing.id], {
      microsoft_outlook_refresh_token: false,
      microsoft_outlook_access_token: result.accessToken,
      microsoft_outlook_access_token_expiration: Math.floor(nowMs / 1000) + 3600,
    });
    const before = sandbox.seen.tokenRequests;
    expect(await odoo.send()).toBe('passed');
    expect(sandbox.seen.tokenRequests).toBe(before);
    nowMs += 3_601_000;
    expect(await odoo.send()).toBe('Please connect with your Outlook account before using it.');
  });
});

it('Odoo 19 asks for more than Odoo 18: a link for 18 alone is refused there', async () => {
  const account = 'throttled';
  const narrow = await linkedOdoo(18, account, mailScopes);
  expect(await narrow.send()).toContain('4.3.2 Concurrent connections');
  expect(await (await linkedOdoo(19, account, mailScopes)).send()).toContain('AADSTS65001');
});

it('Odoo 19 prints the refresh token where ID and secret are missing; 18 sends its word for them', async () => {
  for (const version of practiceVersions) {
    const odoo = await linkedOdoo(version);
    odoo.database.setParameter('microsoft_outlook_client_secret', false);
    const text = await odoo.send();
    if (version >= 19)
      expect(text).toContain(`outlook_access_token?refresh_token=${odoo.refreshToken}`);
    else expect(text).toContain('AADSTS7000215');
  }
});

it('an endpoint without its last slash fails until 18, and is mended by 19', async () => {
  for (const version of practiceVersions) {
    const odoo = await linkedOdoo(version);
    const endpoint = `${sandbox.origin}/${practiceTenant.tenantId}/oauth2/v2.0`;
    odoo.database.setParameter('microsoft_outlook.endpoint', endpoint);
    expect(await odoo.send()).toBe(
      version >= 19 ? 'passed' : 'An error occurred when fetching the access token. Unknown error.',
    );
  }
});
