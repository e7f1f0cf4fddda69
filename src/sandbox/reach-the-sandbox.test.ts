import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanOdooUrl } from './clean-odoo-url.ts';
import { readExposedHost } from './exposed-host.ts';
import { practiceTenant } from './practice-tenant.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { linkMailbox, mailScopes } from './testing/link-with-msal.ts';
import { visitSignIn } from './visitor.ts';

const open: Sandbox[] = [];
let folder: string;

async function start(options: Partial<Parameters<typeof startSandbox>[0]> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ stateFolder: folder, ...options });
  open.push(sandbox);
  return sandbox;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collega-sandbox-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the address of an Odoo', () => {
  it.each([
    ['https://erp.example.com', 'https://erp.example.com'],
    ['https://example.com/erp//', 'https://example.com/erp'],
    ['http://127.0.0.1:8069/', 'http://127.0.0.1:8069'],
    ['http://localhost:8069', 'http://localhost:8069'],
  ])('%s is registered', (given, cleaned) => {
    expect(cleanOdooUrl(given)).toBe(cleaned);
  });

  // Entra refuses to register http but for the own computer, and wildcards, queries and fragments.
  it.each([
    'http://erp.example.com',
    'http://192.168.1.4:8069',
    'ftp://localhost',
    'https://user:word@erp.example.com',
    'https://erp.example.com?db=erp',
    'https://erp.example.com/#a',
    'erp.example.com',
    '',
  ])('%s is refused, as Entra refuses to register it', (given) => {
    expect(cleanOdooUrl(given)).toBeNull();
  });

  it('is where the sign-in ends, and the only one', async () => {
    const odooUrl = 'http://127.0.0.1:8069';
    const sandbox = await start({ odooUrl });
    const { redirectUri, endpoint } = sandbox.environment.odooSetUp;
    expect(redirectUri).toBe(`${odooUrl}/microsoft_outlook/confirm`);
    const visit = (uri: string) => {
      const query = new URLSearchParams({
        client_id: practiceTenant.applicationId,
        response_type: 'code',
        redirect_uri: uri,
        scope: `offline_access ${mailScopes[0] ?? ''}`,
      });
      return visitSignIn({
        authorizeUrl: `${endpoint}authorize?${query.toString()}`,
        redirectUri: uri,
        account: 'works@sandbox.example',
        signal: AbortSignal.timeout(10_000),
      });
    };
    expect(await visit(redirectUri)).toMatchObject({ kind: 'redirected' });
    const other = `${practiceTenant.odooUrl}${practiceTenant.redirectPath}`;
    expect(await visit(other)).toMatchObject({
      kind: 'failed',
      text: expect.stringContaining('AADSTS50011') as unknown,
    });
  });
});

describe('what an Odoo is given to type', () => {
  it('ends the endpoint with a slash and names what the practice app has', async () => {
    const { environment, origin } = await start();
    expect(environment.odooSetUp).toEqual({
      applicationId: practiceTenant.applicationId,
      secret: practiceTenant.secret,
      endpoint: `${origin}/common/oauth2/v2.0/`,
      redirectUri: 'https://odoo.example.com/microsoft_outlook/confirm',
      smtp: environment.smtp,
      imap: environment.imap,
    });
  });
});

const foreign = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

/** The status that the sandbox answers to a Host header, at an address. */
function statusFor(address: string, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get({ host: address, port, headers: { host }, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
  });
}

describe('an address for others', () => {
  it('refuses all addresses at once, and those of other computers', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.7', 'no host', 'a..b/c'])
      expect(await readExposedHost(host)).toMatchObject({ kind: 'refused' });
  });

  it('takes a name that only the other side knows, on loopback', async () => {
    const host = await readExposedHost('Host.Docker.invalid');
    expect(host).toEqual({ kind: 'host', host: { name: 'host.docker.invalid', address: null } });
    const name = 'host.docker.invalid';
    const { origin, environment } = await start({ exposed: { name, address: null } });
    const port = Number(new URL(origin).port);
    expect(await statusFor('127.0.0.1', port, `${name}:${port}`)).toBe(200);
    expect(await statusFor('127.0.0.1', port, `rebound.example:${port}`)).toBe(403);
    expect(environment.odooSetUp.endpoint).toBe(`http://${name}:${port}/common/oauth2/v2.0/`);
    expect(environment.odooSetUp.imap.host).toBe(name);
    // Collega itself goes on using loopback.
    expect(environment.imap.host).toBe('localhost');
  });

  it.skipIf(foreign === undefined)(
    `listens there and on loopback, with a certificate for both${foreign === undefined ? ' (this computer has loopback alone)' : ''}`,
    async () => {
      const address = foreign ?? '';
      await (await start()).close();
      const sandbox = await start({ exposed: { name: address, address } });
      const { environment, origin } = sandbox;
      const port = Number(new URL(origin).port);
      expect(await statusFor(address, port, `${address}:${port}`)).toBe(200);
      expect(await statusFor('127.0.0.1', port, `127.0.0.1:${port}`)).toBe(200);
      for (const host of [address, 'localhost']) {
        const ca = environment.certificateAuthority;
        const socket = connect({ host, port: environment.imap.port, ca });
        const greeting = await new Promise<Buffer>((resolve, reject) => {
          socket.once('data', resolve);
          socket.once('error', reject);
        });
        expect(greeting.toString()).toContain('* OK');
        socket.destroy();
      }
    },
  );

  it.skipIf(foreign === undefined)(
    `listens on loopback alone unless told${foreign === undefined ? ' (this computer has loopback alone)' : ''}`,
    async () => {
      const { origin } = await start();
      const port = Number(new URL(origin).port);
      await expect(statusFor(foreign ?? '', port, `127.0.0.1:${port}`)).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      });
    },
  );
});

describe('what the practice tenant remembers', () => {
  it('keeps consents for its next start', async () => {
    const first = await start();
    await linkMailbox(first, 'works@sandbox.example');
    await first.close();
    const page = await (await fetch(`${(await start()).origin}/`)).text();
    expect(page).toContain('Consents given');
  });

  it('lets the secret of secret-expires@ run out two minutes after the sign-in', async () => {
    let nowMs = Date.now();
    const sandbox = await start({ now: () => nowMs });
    const {
      applicationId: client_id,
      secret: client_secret,
      endpoint,
    } = sandbox.environment.odooSetUp;
    const refresh = async (refresh_token: string) => {
      const fields = { client_id, client_secret, grant_type: 'refresh_token', refresh_token };
      const body = new URLSearchParams(fields);
      const answer = await fetch(`${endpoint}token`, { method: 'POST', body });
      return (await answer.json()) as Record<string, unknown>;
    };
    const { refreshToken } = await linkMailbox(sandbox, 'secret-expires@sandbox.example');
    nowMs += 100_000;
    const again = await refresh(refreshToken);
    // An Odoo that was given a token asks again within the hour.
    expect(again).toMatchObject({ expires_in: 60 });
    nowMs += 30_000;
    // The chain began with the sign-in: a newer token does not live longer.
    const refused = await refresh(String(again['refresh_token']));
    expect(refused).toMatchObject({ error: 'invalid_client', error_codes: [7_000_222] });
  });
});
