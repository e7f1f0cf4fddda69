import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as askServer } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const open: { close(): unknown }[] = [];
let folder: string;

async function start(options: Partial<Parameters<typeof startSandbox>[0]> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ stateFolder: folder, ...options });
  open.push(sandbox);
  return sandbox;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collega-running-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const rogue = 'https://rogue.example';
const claims = {
  ports: { authority: 6_666, smtp: 6_666, imap: 6_666 },
  odooPorts: { 18: 6_666 },
  odooUrl: rogue,
  exposed: { name: 'rogue.example', address: null },
  signedIn: false,
};

/** Takes the port of a sandbox that has ended, as any program of this computer can. */
async function takePort(port: number, answer: (path: string) => Promise<string> | string) {
  const server = createServer((request, response) => {
    void Promise.resolve(answer(request.url ?? '')).then((line) => response.write(`${line}\n`));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
}

it.each([
  ['without a proof', JSON.stringify(claims)],
  ['with a proof of nothing', `${'0'.repeat(64)} ${JSON.stringify(claims)}`],
])('believes no program that has the port by now: %s', async (_name, line) => {
  const first = await start();
  await first.close();
  const port = Number(new URL(first.origin).port);
  await takePort(port, () => line);
  const second = await start();
  expect(JSON.stringify(second.environment)).not.toContain('rogue.example');
  expect(second.environment.smtp.port).not.toBe(6_666);
});

it('believes no answer that was given to another question', async () => {
  const first = await start();
  const { port } = new URL(first.origin);
  const asked = askServer({ port, host: '127.0.0.1', path: `/collega-sandbox/${'ab'.repeat(32)}` });
  const replayed = await new Promise<string>((resolve, reject) => {
    asked.on('error', reject).on('response', (response) => {
      response.setEncoding('utf8').once('data', (line: string) => {
        response.destroy();
        resolve(line.trim());
      });
    });
    asked.end();
  });
  expect(replayed).toMatch(/^[0-9a-f]{64} \{/);
  await first.close();
  await takePort(Number(port), () => replayed);
  const second = await start();
  expect(new URL(second.origin).port).not.toBe(port);
});

const address = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

it.skipIf(address === undefined)(
  'goes on after another process on loopback alone, unless it was asked for more itself (skipped: no network address)',
  async () => {
    const exposed = { name: address ?? '', address: address ?? '' };
    const first = await start({ exposed });
    const second = await start();
    const port = Number(new URL(first.origin).port);
    expect(second.origin).toBe(first.origin);
    await first.close();
    const reaches = async (host: string): Promise<boolean> => {
      const socket = connect({ host, port });
      const connected = await Promise.race([
        once(socket, 'connect').then(() => true),
        once(socket, 'error').then(() => false),
      ]).catch(() => false);
      socket.destroy();
      return connected;
    };
    await expect.poll(() => reaches('127.0.0.1'), { timeout: 10_000 }).toBe(true);
    expect(await reaches(exposed.address)).toBe(false);
  },
);
