import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { visitSignIn } from '../../src/sandbox/visitor.ts';
import { runCollega } from './support/run-collega.ts';

let sandbox: Sandbox;
let folder = '';
let caFile = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega-probe-'));
  sandbox = await startSandbox({ stateFolder: null });
  caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, sandbox.environment.certificateAuthority);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

const user = 'works@sandbox.example';

/** Gets an access token as some other program would: plain HTTP, nothing of Collega's. */
async function fetchAccessToken(): Promise<string> {
  const { applicationId, secret, odooUrl } = sandbox.environment;
  const redirectUri = `${odooUrl}/microsoft_outlook/confirm`;
  const scope = ['SMTP.Send', 'IMAP.AccessAsUser.All']
    .map((name) => `https://outlook.office.com/${name}`)
    .concat('openid', 'offline_access')
    .join(' ');
  const query = new URLSearchParams({
    client_id: applicationId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    state: 'state',
    login_hint: user,
  });
  const visit = await visitSignIn({
    authorizeUrl: `${sandbox.origin}/common/oauth2/v2.0/authorize?${query.toString()}`,
    redirectUri,
    signal: AbortSignal.timeout(10_000),
  });
  if (visit.kind === 'failed') throw new Error(visit.text);
  const response = await fetch(`${sandbox.origin}/common/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: applicationId,
      client_secret: secret,
      code: new URL(visit.address).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      scope,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

const serverOptions = (protocol: 'smtp' | 'imap') => {
  const { host, port } = sandbox.environment[protocol];
  return ['--host', host, '--port', String(port), '--ca', caFile, '--user', user];
};

test.each(['smtp', 'imap'] as const)(
  'probe %s passes with a token from standard input, and shows it nowhere',
  async (protocol) => {
    const token = await fetchAccessToken();
    const ended = await runCollega(['probe', protocol, ...serverOptions(protocol), '--json'], {
      input: `${token}\n`,
    });
    const report = connectionTestReport.parse(JSON.parse(ended.out));
    expect(report.outcome).toBe('passed');
    expect(ended.status).toBe(0);
    expect(ended.out + ended.err).not.toContain(token);
    expect(ended.out + ended.err).not.toContain(
      Buffer.from(`user=${user}\u0001auth=Bearer ${token}`).toString('base64').slice(0, 40),
    );
  },
);

test('a token from the environment is taken too; a refused one exits 1 with the server’s words', async () => {
  const before = sandbox.seen.smtpAuthAttempts;
  const ended = await runCollega(
    ['probe', 'smtp', ...serverOptions('smtp'), '--allow-host', 'localhost', '--json'],
    {
      env: { COLLEGA_ACCESS_TOKEN: 'canary-token-that-was-never-issued' },
    },
  );
  const report = connectionTestReport.parse(JSON.parse(ended.out));
  expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('auth');
  expect(report.findings[0]?.evidence.join(' ')).toContain('535 5.7.3');
  expect(ended.status).toBe(1);
  expect(sandbox.seen.smtpAuthAttempts - before).toBe(1);
  expect(ended.out + ended.err).not.toContain('canary-token-that-was-never-issued');
});

test.each(['smtp', 'imap'] as const)(
  'probe %s --no-auth tests the way to the server without a token and a user',
  async (protocol) => {
    const before = sandbox.seen.smtpAuthAttempts + sandbox.seen.imapAuthAttempts;
    const { host, port } = sandbox.environment[protocol];
    const place = ['--host', host, '--port', String(port), '--ca', caFile];
    const ended = await runCollega(['probe', protocol, ...place, '--no-auth']);
    expect(ended.status).toBe(0);
    expect(ended.out).toContain('can be reached from here and encrypts');
    const json = await runCollega(['probe', protocol, ...place, '--no-auth', '--json']);
    const report = connectionTestReport.parse(JSON.parse(json.out));
    expect(report).toMatchObject({ outcome: 'passed', scope: 'network' });
    expect(sandbox.seen.smtpAuthAttempts + sandbox.seen.imapAuthAttempts).toBe(before);
    const withoutUser = await runCollega(['probe', protocol, ...place], { input: 'some-token' });
    expect(withoutUser).toMatchObject({ status: 2, out: '' });
    expect(withoutUser.err).toContain('--user');
  },
);

test('without the CA file the certificate is not trusted and no token is sent', async () => {
  const before = sandbox.seen.imapAuthAttempts;
  const { host, port } = sandbox.environment.imap;
  const ended = await runCollega(
    ['probe', 'imap', '--host', host, '--port', String(port), '--user', user, '--json'],
    { input: 'some-token' },
  );
  const report = connectionTestReport.parse(JSON.parse(ended.out));
  expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('tls');
  expect(ended.status).toBe(1);
  expect(sandbox.seen.imapAuthAttempts).toBe(before);
});

test('a silent server ends with the deadline given, not later', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const ended = await runCollega(
    [
      ...['probe', 'smtp', '--host', '127.0.0.1', '--port', String(port)],
      ...['--user', user, '--timeout', '2', '--json'],
    ],
    { input: 'some-token' },
  );
  silent.close();
  const report = connectionTestReport.parse(JSON.parse(ended.out));
  expect(report.steps.find(({ status }) => status === 'failed')?.id).toBe('greeting');
  expect(report.durationMs).toBeLessThan(3_000);
  expect(ended.err).toMatch(/… Server’s greeting, \d+ s/);
  expect(ended.status).toBe(1);
});

// Windows ends a process at a signal of another one without asking it.
test.skipIf(process.platform === 'win32').each([
  ['Ctrl+C', 'SIGINT'],
  ['closing the terminal', 'SIGHUP'],
] as const)('%s cancels a running probe: the report says so, exit status 1', async (_, signal) => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const ended = await runCollega(
    ['probe', 'smtp', '--host', '127.0.0.1', '--port', String(port), '--user', user, '--json'],
    {
      input: 'some-token',
      onOutput: (text, interrupt) => {
        if (text.includes('Connection (TCP)')) interrupt(signal);
      },
    },
  );
  silent.close();
  expect(connectionTestReport.parse(JSON.parse(ended.out)).outcome).toBe('cancelled');
  expect(ended.status).toBe(1);
});
