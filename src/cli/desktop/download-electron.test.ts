import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { directRoute, type NetworkRoute } from '../../services/network/network-route.ts';
import { Secret } from '../../services/secret.ts';
import { setLanguage } from '../terminal/texts.ts';
import { describeDownloadFailure } from './describe-download-failure.ts';
import { downloadElectron } from './download-electron.ts';

const folder = join(import.meta.dirname, '../../../node_modules/electron');

beforeAll(() => setLanguage('en'));

async function failFrom(answer: RequestListener, route: NetworkRoute = directRoute) {
  const cache = mkdtempSync(join(tmpdir(), 'collega-electron-cache-'));
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    rmSync(cache, { recursive: true, force: true, maxRetries: 10 });
  });
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  vi.stubEnv('electron_config_cache', cache);
  onTestFinished(() => void vi.unstubAllEnvs());
  const signal = new AbortController().signal;
  const ignore = () => undefined;
  const asked: string[] = [];
  const onAddress = (address: string) => void asked.push(address);
  const download = { folder, route, signal, onAddress, onProgress: ignore };
  const error: unknown = await downloadElectron(download).catch((failed: unknown) => failed);
  return { asked, says: describeDownloadFailure(error, 'the mirror') };
}

it('a mirror is asked for the very file of this system, and its refusal is told', async () => {
  const { asked, says } = await failFrom((_request, response) => response.writeHead(404).end());
  expect(asked[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v\d+\.\d+\.\d+\/electron-v.*\.zip$/u);
  expect(says).toContain('the mirror answered with status 404');
});

it('a file that was changed on the way is refused by its checksum', async () => {
  const { says } = await failFrom((_request, response) => response.end('not Electron'));
  expect(says).toContain('its checksum is wrong');
});

it('the download goes through the proxy', async () => {
  const tunnels: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket: Socket) => {
    tunnels.push(request.url ?? '');
    const [host = '', port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const { port } = proxy.address() as AddressInfo;
  const server = { kind: 'http', host: '127.0.0.1', port, username: '' } as const;
  const route = {
    ...directRoute,
    proxyFor: () => Promise.resolve({ ...server, password: new Secret('') }),
  };
  await failFrom((_request, response) => response.writeHead(404).end(), route);
  expect(tunnels).toHaveLength(1);
});
