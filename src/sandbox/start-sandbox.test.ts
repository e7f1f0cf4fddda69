import { X509Certificate } from 'node:crypto';
import type * as promises from 'node:fs/promises';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect as connectPlain, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PracticeEnvironment } from './practice-environment.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { createMsalClient, linkMailbox, mailScopes } from './testing/link-with-msal.ts';

const { platform } = process;
const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1');

/** Refuses the first steps on the state's file, as while a scanner reads it. */
const holder = vi.hoisted(() => ({ refusals: 0, refused: 0, counts: new Map<string, number>() }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  const hold = async (step: string, path: unknown): Promise<void> => {
    const count = (holder.counts.get(step) ?? 0) + 1;
    if (holder.refusals === 0 || !String(path).includes('sandbox.json')) return;
    holder.counts.set(step, count);
    if (count > holder.refusals) return;
    holder.refused += 1;
    return Promise.reject(Object.assign(new Error('held'), { code: 'EPERM' }));
  };
  return {
    ...real,
    rename: (...args: Parameters<typeof real.rename>) =>
      hold('rename', args[0]).then(() => real.rename(...args)),
    readFile: (...args: Parameters<typeof real.readFile>) =>
      hold('read', args[0]).then(() => real.readFile(...args)),
  };
});

let folder: string;
const open: Sandbox[] = [];

async function start(options: Partial<Parameters<typeof startSandbox>[0]> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ stateFolder: folder, ...options });
  open.push(sandbox);
  return sandbox;
}

function portOf({ origin }: Sandbox): number {
  return Number(new URL(origin).port);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collega-sandbox-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the sandbox', () => {
  it('names the mailbox that works first and an authority that MSAL takes', async () => {
    const { environment } = await start();
    expect(environment.mailboxes[0]).toBe('works@sandbox.example');
    expect(new Set(environment.mailboxes).size).toBe(environment.mailboxes.length);
    expect(new URL(environment.authority).protocol).toBe('https:');
  });

  it('comes back on the same ports with the same certificates', async () => {
    const first = await start();
    await first.close();
    const second = await start();
    expect(second.environment).toEqual(first.environment);
    expect(second.origin).toBe(first.origin);
  });

  it('is one for all processes of a folder, and outlives the one that started it', async () => {
    const first = await start();
    const { refreshToken } = await linkMailbox(first, 'works@sandbox.example');
    const second = await start();
    const third = await start();
    expect(second.environment).toEqual(first.environment);
    expect(third.environment).toEqual(first.environment);
    await first.close();
    await vi.waitFor(
      () =>
        createMsalClient(third).acquireTokenByRefreshToken({ refreshToken, scopes: mailScopes }),
      { timeout: 10_000 },
    );
    await second.close();
    await vi.waitFor(() => peerCertificate(third.environment, 'localhost'), { timeout: 10_000 });
  });

  it('keeps the ports of the sandbox that runs, where one for another Odoo starts and ends', async () => {
    const first = await start();
    const second = await start({ odooUrl: 'http://localhost:8069' });
    expect(portOf(second)).not.toBe(portOf(first));
    await second.close();
    await first.close();
    const third = await start();
    expect(portOf(third)).toBe(portOf(first));
    expect(third.environment.smtp).toEqual(first.environment.smtp);
    expect(third.environment.odoos).toEqual(first.environment.odoos);
  });

  it('takes free ports when those of last time are taken, and refreshes links of last time', async () => {
    const first = await start();
    const { refreshToken } = await linkMailbox(first, 'works@sandbox.example');
    await first.close();
    const squatter = createServer((socket) => socket.destroy()).listen(portOf(first), '127.0.0.1');
    try {
      const second = await start();
      expect(portOf(second)).not.toBe(portOf(first));
      const result = await createMsalClient(second).acquireTokenByRefreshToken({
        refreshToken,
        scopes: mailScopes,
      });
      expect(result?.account?.username).toBe('works@sandbox.example');
    } finally {
      await new Promise((done) => squatter.close(done));
    }
  });

  it.runIf(hasIpv6)('is reached at once where localhost is ::1 first, as on Windows', async () => {
    const { environment, origin } = await start();
    const ports = [environment.smtp.port, environment.imap.port, Number(new URL(origin).port)];
    for (const port of ports) {
      for (const host of ['::1', '127.0.0.1']) {
        const socket = connectPlain(port, host);
        await once(socket, 'connect');
        socket.destroy();
      }
    }
    const secured = connect({
      host: '::1',
      port: environment.imap.port,
      servername: 'localhost',
      ca: environment.certificateAuthority,
    });
    const [greeting] = (await once(secured, 'data')) as [Buffer];
    expect(greeting.toString()).toContain('* OK');
    secured.destroy();
  });

  it.runIf(hasIpv6)('takes other ports when those of last time are held on ::1', async () => {
    const first = await start();
    await first.close();
    const squatter = createServer().listen({ port: portOf(first), host: '::1', ipv6Only: true });
    await once(squatter, 'listening');
    try {
      expect(portOf(await start())).not.toBe(portOf(first));
    } finally {
      await new Promise((done) => squatter.close(done));
    }
  });

  it('goes on without a state that it cannot write, and says so', async () => {
    const lines: string[] = [];
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    const { environment } = await start({ log: (line) => lines.push(line) });
    expect(environment.smtp.port).toBeGreaterThan(0);
    expect(lines).toEqual(['the practice state was not written: EEXIST']);
  });

  it('waits while a virus scanner holds its state on Windows', async () => {
    const first = await start();
    await first.close();
    Object.assign(holder, { refusals: 2 });
    Object.defineProperty(process, 'platform', { value: 'win32' });
    try {
      const second = await start();
      expect(second.environment).toEqual(first.environment);
      expect(holder.refused).toBe(4);
      await second.close();
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
      Object.assign(holder, { refusals: 0 });
    }
    expect((await start()).environment).toEqual(first.environment);
  });

  it('does not know the links of another sandbox', async () => {
    const other = await start({ stateFolder: null });
    const { refreshToken } = await linkMailbox(other, 'works@sandbox.example');
    const client = createMsalClient(await start());
    await expect(
      client.acquireTokenByRefreshToken({ refreshToken, scopes: mailScopes }),
    ).rejects.toMatchObject({ errorCode: 'invalid_grant', errorNo: 70000 });
  });

  it.skipIf(process.platform === 'win32')('keeps its state for this user alone', async () => {
    await start();
    expect((await stat(join(folder, 'sandbox.json'))).mode & 0o777).toBe(0o600);
  });

  it('starts afresh from a damaged state file', async () => {
    const first = await start();
    await first.close();
    await writeFile(join(folder, 'sandbox.json'), '{"signingKey":');
    const second = await start();
    expect(second.environment.certificateAuthority).not.toBe(
      first.environment.certificateAuthority,
    );
    expect(JSON.parse(await readFile(join(folder, 'sandbox.json'), 'utf8'))).toHaveProperty(
      'ports',
    );
  });

  it('issues new certificates before the kept ones run out', async () => {
    const first = await start();
    await first.close();
    const second = await start({ now: () => Date.now() + 370 * 86_400_000 });
    expect(second.environment.certificateAuthority).not.toBe(
      first.environment.certificateAuthority,
    );
  });

  it.each(['localhost', '127.0.0.1'])(
    'has a certificate that its authority vouches for: %s',
    async (host) => {
      const { environment } = await start();
      const { subject, issuer } = await peerCertificate(environment, host);
      expect([subject, issuer]).toEqual(['CN=localhost', 'CN=Collega sandbox authority']);
    },
  );

  it('is not trusted without its authority, nor under another name', async () => {
    const { environment } = await start();
    const { port } = environment.imap;
    await expect(handshake({ port, host: 'localhost' })).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    await expect(
      handshake({
        port,
        host: '127.0.0.1',
        servername: 'outlook.office365.com',
        ca: environment.certificateAuthority,
      }),
    ).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('drops open connections and leaves no handle when it is closed', async () => {
    const before = process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP')).length;
    const sandbox = await start();
    const socket = connect({
      port: sandbox.environment.imap.port,
      host: 'localhost',
      ca: sandbox.environment.certificateAuthority,
    });
    await new Promise((resolve) => socket.once('data', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await sandbox.close();
    await ended;
    const after = process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP')).length;
    expect(after).toBeLessThanOrEqual(before);
  });
});

async function peerCertificate(
  environment: PracticeEnvironment,
  host: string,
): Promise<X509Certificate> {
  const { port } = environment.imap;
  return handshake({ port, host, ca: environment.certificateAuthority });
}

function handshake(options: ConnectionOptions): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect(options, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
