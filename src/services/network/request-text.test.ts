import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { issueTestCertificates } from '../connection-tests/testing/test-certificates.ts';
import { NetworkClient } from '../microsoft/entra/network-client.ts';
import { signalOfMsalError } from '../microsoft/entra/oauth-signal.ts';
import { Secret } from '../secret.ts';
import { directRoute, type NetworkRoute } from './network-route.ts';
import { type ProxyServer } from './proxy-server.ts';
import { requestText } from './request-text.ts';
import { startConnectProxy, startSocksProxy } from './testing/proxy-double.ts';

const host = 'login.contoso.invalid';

/** The authority behind a firewall that inspects TLS: a certificate of the company's own CA. */
async function startInspectedAuthority() {
  const certificates = await issueTestCertificates(host);
  const { cert, key, authority } = certificates;
  const server = createHttpsServer({ cert, key }, (request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () =>
      response.end(JSON.stringify({ posted: body, host: request.headers.host })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { authority, address: `https://${host}:${port}/token`, place: `${host}:${port}` };
}

const routeOver = (proxy: ProxyServer, certificateAuthorities: string[] = []): NetworkRoute => ({
  ...directRoute,
  proxyFor: ({ use }) => Promise.resolve(use === 'https' ? proxy : null),
  certificateAuthorities,
});

async function post(route: NetworkRoute, address: string) {
  const client = new NetworkClient(new AbortController().signal, 5_000, route);
  const answer = await client
    .sendPostRequestAsync<unknown>(address, { body: 'grant_type=refresh_token' })
    .catch((error: unknown) => signalOfMsalError(error, 'refresh', client));
  return { answer, client };
}

describe.each([
  ['HTTP CONNECT', startConnectProxy],
  ['SOCKS 5', startSocksProxy],
] as const)('a token request through %s', (_name, start) => {
  it('arrives, with the name left to the proxy', async () => {
    const { authority, address, place } = await startInspectedAuthority();
    const proxy = await start({ credentials: 'anna:secret' });
    const named = { ...proxy.server, username: 'anna', password: new Secret('secret') };
    const { answer } = await post(routeOver(named, [authority]), address);
    expect(answer).toMatchObject({
      status: 200,
      body: { posted: 'grant_type=refresh_token', host: place },
    });
    expect(proxy.asked).toEqual([place]);
    await expect.poll(() => proxy.open()).toBe(0);
  });

  it('that the proxy refuses is row 121, not "fetch failed"', async () => {
    const { address } = await startInspectedAuthority();
    const proxy = await start({ credentials: 'anna:secret' });
    const { answer } = await post(routeOver(proxy.server), address);
    expect(answer).toMatchObject({ kind: 'network', stage: 'authority', code: 'EPROXYAUTH' });
  });
});

it('a certificate of an unknown authority is refused with its issuer, until it is added', async () => {
  const { authority, address } = await startInspectedAuthority();
  const proxy = await startConnectProxy();
  expect((await post(routeOver(proxy.server), address)).answer).toMatchObject({
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    issuer: 'CN=Test authority',
  });
  expect((await post(routeOver(proxy.server, [authority]), address)).answer).toMatchObject({
    status: 200,
  });
});

it('a token request without an answer ends with its deadline, behind a proxy too', async () => {
  const proxy = await startConnectProxy({ silent: true });
  const client = new NetworkClient(new AbortController().signal, 100, routeOver(proxy.server));
  await expect(client.sendPostRequestAsync(`https://${host}/token`)).rejects.toThrow();
  expect(client.trouble).toEqual({ code: 'ETIMEDOUT', text: 'no answer within 100 ms' });
  await expect.poll(() => proxy.open()).toBe(0);
});

it('reads of an answer without end only what an authority may say, and asks for none packed', async () => {
  const asked: (string | undefined)[] = [];
  const server = createHttpServer((request, response) => {
    asked.push(request.headers['accept-encoding']);
    const goOn = (): void => {
      while (response.write(Buffer.alloc(64 * 1024, 'x')));
    };
    response.on('drain', goOn);
    goOn();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { text } = await requestText(directRoute, `http://127.0.0.1:${port}/endless`, {
    method: 'GET',
    headers: { 'accept-encoding': 'gzip' },
    body: null,
    signal: AbortSignal.timeout(20_000),
  });
  expect(text).toHaveLength(1024 * 1024);
  expect(asked).toEqual(['identity']);
}, 30_000);

it('a redirect is an error, or answered as it came where that was asked for', async () => {
  const server = createHttpServer((_request, response) => {
    response.writeHead(302, {
      location: 'https://elsewhere.invalid/',
      'set-cookie': ['a=1', 'b=2'],
    });
    response.end('moved');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const asked = {
    method: 'GET',
    headers: {},
    body: null,
    signal: AbortSignal.timeout(20_000),
  } as const;
  const address = `http://127.0.0.1:${port}/`;
  await expect(requestText(directRoute, address, asked)).rejects.toThrow('unexpected redirect');
  const answer = await requestText(directRoute, address, { ...asked, redirect: 'manual' });
  expect(answer).toMatchObject({
    status: 302,
    ok: false,
    text: 'moved',
    headers: { location: 'https://elsewhere.invalid/', 'set-cookie': 'a=1, b=2' },
  });
});
