import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { directRoute } from '../../network/network-route.ts';
import { NetworkClient } from './network-client.ts';

async function listen(server: Server & { closeAllConnections?: () => void }): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = async (listener: RequestListener): Promise<string> =>
  `http://${await listen(createHttpServer(listener))}/token`;

const newClient = (timeoutMs = 10_000, signal = new AbortController().signal) =>
  new NetworkClient(signal, timeoutMs);

describe('the cause of trouble is kept', () => {
  it('of a refused port', async () => {
    const unused = createTcpServer();
    const address = await listen(unused);
    await new Promise((resolve) => unused.close(resolve));
    const client = newClient();
    await expect(client.sendPostRequestAsync(`http://${address}/`)).rejects.toThrow();
    expect(client.trouble).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('names the proxy script that was not run, where the direct way is closed', async () => {
    const unused = createTcpServer();
    const address = await listen(unused);
    await new Promise((resolve) => unused.close(resolve));
    const script = 'http://wpad.contoso.example/proxy.pac';
    const route = { ...directRoute, unusedScript: () => Promise.resolve(script) };
    const client = new NetworkClient(new AbortController().signal, 10_000, route);
    await expect(client.sendPostRequestAsync(`http://${address}/`)).rejects.toThrow();
    expect(client.trouble?.code).toBe('PROXY_SCRIPT');
    expect(client.trouble?.text).toMatch(/ECONNREFUSED.*; proxy script: http:\/\/wpad\.contoso/u);
  });

  it('of an unknown host', async () => {
    const client = newClient();
    await expect(client.sendGetRequestAsync('http://nowhere.invalid/')).rejects.toThrow();
    // OFFLINE: the machine that runs the tests has no network but its own.
    expect(client.trouble?.code).toMatch(/^(ENOTFOUND|EAI_AGAIN|OFFLINE)$/);
    expect(client.trouble?.text).toContain('nowhere.invalid');
  });

  it('of a certificate that is not trusted', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const address = await listen(createHttpsServer({ key, cert }));
    const client = newClient();
    await expect(client.sendGetRequestAsync(`https://${address}/`)).rejects.toThrow();
    expect(client.trouble).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it('of a silent server, after the time-out', async () => {
    const url = await answering(() => undefined);
    const client = newClient(50);
    await expect(client.sendPostRequestAsync(url)).rejects.toThrow();
    expect(client.trouble).toEqual({ code: 'ETIMEDOUT', text: 'no answer within 50 ms' });
  });

  it('of a server that begins its answer and falls silent', async () => {
    const url = await answering((_request, response) => void response.write('{"access_token":'));
    const client = newClient(50);
    await expect(client.sendPostRequestAsync(url)).rejects.toThrow();
    expect(client.trouble).toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('of a redirect, which is never followed: it would carry the secret elsewhere', async () => {
    let followed = 0;
    const target = await answering((_request, response) => {
      followed += 1;
      response.end('{}');
    });
    const url = await answering((_request, response) =>
      response.writeHead(307, { location: target }).end(),
    );
    const client = newClient();
    await expect(client.sendPostRequestAsync(url, { body: 'secret' })).rejects.toThrow();
    expect(client.trouble?.text).toMatch(/redirect/);
    expect(followed).toBe(0);
  });

  it('of a connection that is cut', async () => {
    const url = await answering((request) => request.socket.destroy());
    const client = newClient();
    await expect(client.sendPostRequestAsync(url)).rejects.toThrow();
    expect(client.trouble?.code).toMatch(/^(UND_ERR_SOCKET|ECONNRESET)$/);
  });
});

it('a request ends when Collega closes, also one that begins afterwards', async () => {
  const closing = new AbortController();
  const url = await answering(() => closing.abort());
  const client = newClient(10_000, closing.signal);
  await expect(client.sendPostRequestAsync(url)).rejects.toThrow();
  await expect(client.sendPostRequestAsync(url)).rejects.toThrow();
});

describe('an answer', () => {
  it('of success is passed on, with the form as it was posted', async () => {
    let posted = '';
    const url = await answering((request, response) => {
      request.on('data', (part: Buffer) => (posted += part.toString()));
      request.on('end', () => response.setHeader('x-ms-request-id', 'r1').end('{"a":1}'));
    });
    const client = newClient();
    const answer = await client.sendPostRequestAsync(url, { body: 'grant_type=x' });
    expect(answer).toMatchObject({ status: 200, body: { a: 1 } });
    expect(answer.headers['x-ms-request-id']).toBe('r1');
    expect([posted, client.refused, client.trouble]).toEqual(['grant_type=x', null, null]);
  });

  it('of throttling keeps how long to wait', async () => {
    const url = await answering((_request, response) =>
      response.writeHead(429, { 'retry-after': '17' }).end('{"error":"temporarily_unavailable"}'),
    );
    const client = newClient();
    await client.sendPostRequestAsync(url);
    expect(client.refused).toEqual({
      status: 429,
      retryAfter: 17,
      body: { error: 'temporarily_unavailable' },
    });
  });

  it("that is a proxy's page keeps its first words and its Retry-After (row 106)", async () => {
    const page = `<html>Access denied by policy ${'x'.repeat(1000)}`;
    const url = await answering((_request, response) =>
      response.writeHead(503, { 'retry-after': '5' }).end(page),
    );
    const client = newClient();
    await expect(client.sendPostRequestAsync(url)).rejects.toThrow('not JSON');
    expect(client.refused).toEqual({ status: 503, retryAfter: 5, body: page.slice(0, 300) });
  });

  it.each([
    '{"token_type":"Bearer","access_token":"CANARY-access',
    'access_token=CANARY-access&token_type=Bearer',
    ' [{"x":"CANARY-access',
  ])('that may be tokens cut short is not quoted: %s', async (body) => {
    const url = await answering((_request, response) => response.end(body));
    const client = newClient();
    await expect(client.sendPostRequestAsync(url)).rejects.toThrow('not JSON');
    expect(JSON.stringify(client.refused)).not.toContain('CANARY');
  });
});
