import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Secret } from '../secret.ts';
import { openTunnel } from './open-tunnel.ts';
import { ProxyError } from './open-tunnel.ts';
import { type ProxyServer } from './proxy-server.ts';
import {
  startConnectProxy,
  startSocks4Proxy,
  startSocksProxy,
  type ProxyDouble,
} from './testing/proxy-double.ts';

const never = new AbortController().signal;

/** A server that greets first, as mail servers do, and says everything back. */
async function startGreeter(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 ready\r\n');
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Everything the target says until it has echoed, listened for only after a pause. */
async function converse(socket: Socket): Promise<string> {
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => setImmediate(resolve));
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  socket.write('hello');
  while (!heard.endsWith('hello')) await once(socket, 'data');
  return heard;
}

async function refusalOf(double: ProxyDouble, change: Partial<ProxyServer> = {}) {
  const proxy = { ...double.server, ...change };
  const error: unknown = await openTunnel(proxy, { host: 'smtp.example', port: 587 }, never).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProxyError)) expect.fail(`no proxy error: ${String(error)}`);
  return { code: error.code, text: error.message };
}

describe.each([
  ['HTTP CONNECT', startConnectProxy, 2],
  ['SOCKS 5', startSocksProxy, 3],
  ['SOCKS 4a', startSocks4Proxy, 2],
] as const)('a tunnel through %s', (_name, start, roundTrips) => {
  it.each([false, true])('carries both ways, greeting glued to the reply: %s', async (glued) => {
    const port = await startGreeter();
    const double = await start({ glued });
    const tunnel = await openTunnel(double.server, { host: 'mail.contoso.test', port }, never);
    expect(await converse(tunnel.socket)).toBe('220 ready\r\nhello');
    expect(tunnel.roundTrips).toBe(roundTrips);
    // The proxy gets the name: it alone may be able to look it up.
    expect(double.asked).toEqual([`mail.contoso.test:${port}`]);
  });

  it('that cannot reach the proxy says so', async () => {
    const double = await start();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const refusal = await refusalOf(double, { port });
    expect(refusal.code).toBe('EPROXYUNREACHABLE');
    expect(refusal.text).toContain(`127.0.0.1:${port}`);
  });
});

describe.each([
  ['HTTP CONNECT', startConnectProxy],
  ['SOCKS 5', startSocksProxy],
] as const)('the credentials of %s', (_name, start) => {
  it('are shown to a proxy that wants them', async () => {
    const port = await startGreeter();
    const double = await start({ credentials: 'anna:s:ecret' });
    const proxy = { ...double.server, username: 'anna', password: new Secret('s:ecret') };
    const { socket } = await openTunnel(proxy, { host: 'mail.contoso.test', port }, never);
    expect(await converse(socket)).toBe('220 ready\r\nhello');
    expect(double.shown).toEqual(['anna:s:ecret']);
  });

  it('that are wrong or missing are told from a refusal', async () => {
    const double = await start({ credentials: 'anna:secret' });
    const wrong = await refusalOf(double, { username: 'anna', password: new Secret('CANARY') });
    expect(wrong.code).toBe('EPROXYAUTH');
    expect(wrong.text).not.toContain('CANARY');
    expect(await refusalOf(double)).toMatchObject({ code: 'EPROXYAUTH' });
  });

  it('end with the signal when the proxy stays silent, and leave no socket', async () => {
    const double = await start({ silent: true });
    const cancel = new AbortController();
    const opening = openTunnel(double.server, { host: 'a.test', port: 25 }, cancel.signal);
    await expect.poll(() => double.open()).toBe(1);
    cancel.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    await expect.poll(() => double.open()).toBe(0);
  });
});

it('an HTTP proxy that refuses is quoted (row 121)', async () => {
  const double = await startConnectProxy({ answer: 'HTTP/1.1 403 Port not allowed\r\n\r\n' });
  expect(await refusalOf(double)).toEqual({
    code: 'EPROXY',
    text: '403 Port not allowed (CONNECT smtp.example:587)',
  });
});

it('what is no HTTP proxy at all is a refusal too', async () => {
  const double = await startConnectProxy({ answer: '220 mail ready\r\n' });
  expect(await refusalOf(double)).toMatchObject({ code: 'EPROXY' });
});

it.each([
  [startSocksProxy, 2],
  [startSocks4Proxy, 0x5b],
] as const)('a SOCKS server that refuses is quoted', async (start, replyCode) => {
  const refusal = await refusalOf(await start({ replyCode }));
  expect(refusal.code).toBe('EPROXY');
  expect(refusal.text).toMatch(/rejected|NotAllowed/i);
});
