import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { soon } from '../../../testing/soon.ts';
import { type Clock, systemClock } from '../../../shell/ports/clock.ts';
import { closeServer, listenOnLoopback } from './listen-on-loopback.ts';
import { openLoopbackRedirect } from './open-loopback-redirect.ts';

const addresses = ['127.0.0.1', '::1'] as const;

async function waiting(language: 'en' | 'it' = 'en', clock: Clock = systemClock) {
  const taken: string[] = [];
  const loopback = await openLoopbackRedirect({
    language,
    clock,
    accepts: (address) => {
      const mine = new URL(address).searchParams.get('state') === 'right';
      if (mine) taken.push(address);
      return mine;
    },
  });
  onTestFinished(() => loopback.close());
  const port = Number(new URL(loopback.redirectUri).port);
  return { ...loopback, port, taken };
}

interface Asked {
  readonly host?: string;
  readonly path?: string;
  readonly method?: string;
  readonly hostHeader?: string;
}

/** Asks as a browser does, with the header Host of `localhost` unless told. */
async function ask(port: number, { host = '127.0.0.1', path = '/', method, hostHeader }: Asked) {
  const headers = { host: hostHeader ?? `localhost:${port}` };
  const asking = request({ host, port, path, method: method ?? 'GET', headers, agent: false });
  asking.end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

describe('the loopback redirect', () => {
  it.each(addresses)('takes the answer on %s, and shows a page without script', async (host) => {
    const { port, taken } = await waiting();
    const { status, headers, body } = await ask(port, { host, path: '/?code=CANARY&state=right' });
    expect(status).toBe(200);
    expect(taken).toEqual([`http://localhost:${port}/?code=CANARY&state=right`]);
    expect(body).toContain('Collega has received the answer.');
    expect(body).not.toMatch(/<script|CANARY|src=|href=|\son\w+=/i);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('speaks the language of Collega', async () => {
    const { port } = await waiting('it');
    const { body } = await ask(port, { path: '/?state=right' });
    expect(body).toContain('lang="it"');
    expect(body).toContain('Collega ha ricevuto la risposta.');
  });

  const strange: readonly (readonly [string, Asked, number])[] = [
    ['a wrong state', { path: '/?code=x&state=wrong' }, 400],
    ['no state', { path: '/?code=x' }, 400],
    ['another path', { path: '/callback?code=x&state=right' }, 404],
    ['a path of another host', { path: '//evil.example/?code=x&state=right' }, 404],
    ['an absolute address', { path: 'http://evil.example/?code=x&state=right' }, 404],
    ['the icon', { path: '/favicon.ico' }, 404],
    ['another method', { path: '/?code=x&state=right', method: 'POST' }, 405],
    ['HEAD, as link checkers send it', { path: '/?code=x&state=right', method: 'HEAD' }, 405],
    ['a foreign host', { path: '/?code=x&state=right', hostHeader: 'evil.example' }, 421],
    ['the address in place of the name', { path: '/?state=right', hostHeader: '127.0.0.1' }, 421],
    ['another port', { path: '/?code=x&state=right', hostHeader: 'localhost:1' }, 421],
  ];

  it('refuses what is not its answer, and goes on waiting', async () => {
    const { port, taken } = await waiting();
    for (const [what, asked, status] of strange) {
      for (const host of addresses) {
        const answer = await ask(port, { ...asked, host });
        expect(answer.status, what).toBe(status);
        expect(answer.body, what).not.toMatch(/CANARY|<script/);
        expect(answer.headers['content-security-policy'], what).toContain("default-src 'none'");
      }
    }
    expect(taken).toEqual([]);
    expect((await ask(port, { path: '/?code=x&state=right' })).status).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it('takes one reply', async () => {
    const { port, taken } = await waiting();
    expect((await ask(port, { path: '/?code=one&state=right' })).status).toBe(200);
    expect((await ask(port, { path: '/?code=two&state=right', host: '::1' })).status).toBe(410);
    expect(taken).toHaveLength(1);
  });

  it('leads to the sign-in page once, by an address of its own; a second use is told', async () => {
    const { port, openEntrance } = await waiting();
    let secondUses = 0;
    const page = 'https://login.example/authorize?state=CANARY';
    const entrance = new URL(openEntrance(page, () => (secondUses += 1)));
    expect(entrance.href).not.toContain('CANARY');
    const path = entrance.pathname;
    // A link checker's HEAD uses nothing up.
    expect((await ask(port, { path, method: 'HEAD' })).status).toBe(404);
    const first = await ask(port, { path });
    expect([first.status, first.headers.location, secondUses]).toEqual([302, page, 0]);
    const second = await ask(port, { path, host: '::1' });
    expect([second.status, second.headers.location, secondUses]).toEqual([410, undefined, 1]);
  });

  it('leaves no timer when the answer’s page has been delivered', async () => {
    const clock = createFakeClock();
    const { port, close } = await waiting('en', clock);
    expect((await ask(port, { path: '/?state=right' })).status).toBe(200);
    await soon(close());
    expect(clock.pending()).toBe(0);
  });

  it('ends with all its connections, also those that never said anything', async () => {
    const { port, close } = await waiting();
    const silent = addresses.map((host) => connect({ host, port }));
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const gone = silent.map((socket) => once(socket, 'close'));
    await soon(close());
    await soon(Promise.all(gone));
    for (const host of addresses) {
      const late = connect({ host, port });
      const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
  });
});

describe('the port', () => {
  it('is one that is free on both addresses: no other program listens beside it', async () => {
    const other = createServer();
    other.listen(0, '::1');
    await once(other, 'listening');
    onTestFinished(() => closeServer(other));
    const taken = (other.address() as AddressInfo).port;
    const ports = [taken, 0];
    const loopback = await listenOnLoopback(
      (_request, response) => response.end(),
      () => ports.shift() ?? 0,
    );
    onTestFinished(async () => {
      await Promise.all(loopback.servers.map(closeServer));
    });
    expect(loopback.port).not.toBe(taken);
    expect(loopback.servers.map((server) => (server.address() as AddressInfo).address)).toEqual([
      '127.0.0.1',
      '::1',
    ]);
    // What was bound for the first try is free again.
    const free = createServer().listen(taken, '127.0.0.1');
    await once(free, 'listening');
    await closeServer(free);
  });

  it('is given up when none can be had, with Node’s own code', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => closeServer(other));
    const { port } = other.address() as AddressInfo;
    await expect(
      listenOnLoopback(
        () => undefined,
        () => port,
      ),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
