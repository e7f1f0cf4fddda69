import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PracticeEnvironment, type Sandbox, startSandbox } from './start-sandbox.ts';
import { createMsalClient, linkMailbox, mailScopes } from './testing/link-with-msal.ts';

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
  await rm(folder, { recursive: true });
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

  it('takes free ports when those of last time are taken, and refreshes links of last time', async () => {
    const first = await start();
    const { refreshToken } = await linkMailbox(first, 'works@sandbox.example');
    await first.close();
    const squatter = createServer().listen(portOf(first), '127.0.0.1');
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
