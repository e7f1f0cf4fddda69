import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionTestReport } from '../../src/contract/connection-tests.ts';
import { issueTestCertificates } from '../../src/services/connection-tests/testing/test-certificates.ts';
import { bundleModule } from '../../src/services/testing/bundle-module.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { runCollega } from './support/run-collega.ts';

let sandbox: Sandbox;
let folder = '';
let store = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collega-authorities-'));
  sandbox = await startSandbox({ stateFolder: null });
  store = join(folder, 'store.pem');
  writeFileSync(store, sandbox.environment.certificateAuthority);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function runNode(args: readonly string[], env: Record<string, string>): Promise<string> {
  const options = { env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, [...args], options);
  return stdout.trim();
}

const user = 'works@sandbox.example';

async function probe(protocol: 'smtp' | 'imap', env: Record<string, string>, ...more: string[]) {
  const { host, port } = sandbox.environment[protocol];
  const place = ['--host', host, '--port', String(port), '--user', user];
  const ended = await runCollega(['probe', protocol, ...place, '--json', ...more], {
    input: 'a-token',
    env,
  });
  const { steps } = connectionTestReport.parse(JSON.parse(ended.out));
  return { tls: steps.find(({ id }) => id === 'tls')?.status, ...ended };
}

// SSL_CERT_FILE stands in for the system's store on Linux alone: elsewhere a test would have to
// change the store of the person who runs it.
describe.skipIf(process.platform !== 'linux')('an authority of the system', () => {
  test.each(['smtp', 'imap'] as const)('is trusted by a %s test without --ca', async (protocol) => {
    expect((await probe(protocol, { SSL_CERT_FILE: store })).tls).toBe('ok');
    expect((await probe(protocol, { SSL_CERT_FILE: join(folder, 'none') })).tls).toBe('failed');
  });

  test('is trusted by the requests to the sign-in service', async () => {
    const { authority, cert, key } = await issueTestCertificates();
    const company = join(folder, 'company.pem');
    writeFileSync(company, authority);
    const server = createServer({ cert, key }, (_, response) => response.end('{}'));
    await once(server.listen(0, 'localhost'), 'listening');
    const { port } = server.address() as AddressInfo;
    const source = join(import.meta.dirname, '../../src/services/network/request-text.ts');
    const ask = `import(process.argv[1]).then(async ({ requestText }) => {
      const route = { proxyFor: () => null, certificateAuthorities: [] };
      const asked = { method: 'GET', headers: {}, body: null, signal: AbortSignal.timeout(20000) };
      const said = requestText(route, 'https://localhost:${port}/', asked);
      console.log(await said.then(({ text }) => text, (error) => error.code ?? error.cause.code));
    })`;
    const script = pathToFileURL(await bundleModule(source, folder)).href;
    const askWith = (path: string): Promise<string> =>
      runNode(['-e', ask, script], { SSL_CERT_FILE: path });
    expect(await askWith(company)).toBe('{}');
    expect(await askWith(join(folder, 'none'))).toMatch(/^UNABLE_TO_|^SELF_SIGNED/);
    server.close();
  });
});

test('a CA file in DER, as Windows exports it, is taken', async () => {
  const der = join(folder, 'ca.cer');
  writeFileSync(der, new X509Certificate(sandbox.environment.certificateAuthority).raw);
  expect((await probe('imap', {}, '--ca', der)).tls).toBe('ok');
});

test('a refused certificate shows no advice of Node’s, and not as the server’s words', async () => {
  const { host, port } = sandbox.environment.imap;
  const line = ['probe', 'imap', '--host', host, '--port', String(port), '--user', user];
  const { out, status } = await runCollega(line, { input: 'a-token' });
  expect(status).toBe(1);
  expect(out).toMatch(/error: unable to/);
  expect(out).not.toMatch(/server: unable|use-system-ca/);
  expect(out).toContain('certmgr.msc');
});
