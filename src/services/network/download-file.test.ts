import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock, type Clock } from '../shell/ports/clock.ts';
import { downloadFile, DownloadStalled, type DownloadProgress } from './download-file.ts';
import { directRoute } from './network-route.ts';

async function serve(answer: RequestListener): Promise<{ address: string; path: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-download-'));
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/electron.zip`, path: join(folder, 'electron.zip') };
}

/** One whose every wait is over at once, once `go` was called. */
function impatientClock(): Clock & { go: () => void } {
  const waits = new Set<() => void>();
  return {
    ...systemClock,
    after: (_ms, task) => {
      waits.add(task);
      return () => void waits.delete(task);
    },
    go: () => [...waits].forEach((task) => task()),
  };
}

const never = new AbortController().signal;

it('a file behind a redirect arrives whole, and its size and progress are told', async () => {
  const content = Buffer.alloc(300_000, 7);
  const { address, path } = await serve((request, response) => {
    if (request.url === '/electron.zip') response.writeHead(302, { location: '/elsewhere' }).end();
    else response.writeHead(200, { 'content-length': content.length }).end(content);
  });
  const told: DownloadProgress[] = [];
  const onProgress = (progress: DownloadProgress) => void told.push(progress);
  await downloadFile(directRoute, address, { path, clock: systemClock, signal: never, onProgress });
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(told.at(-1)).toEqual({ doneBytes: 300_000, totalBytes: 300_000 });
});

it('a refusal names its status', async () => {
  const { address, path } = await serve((_request, response) => response.writeHead(403).end());
  const options = { path, clock: systemClock, signal: never, onProgress: () => undefined };
  await expect(downloadFile(directRoute, address, options)).rejects.toMatchObject({ status: 403 });
});

it('a download that stands still ends with its reason, also in the middle', async () => {
  const clock = impatientClock();
  const { address, path } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 1_000 }).write('half');
  });
  const options = { path, clock, signal: never, onProgress: () => clock.go() };
  await expect(downloadFile(directRoute, address, options)).rejects.toBeInstanceOf(DownloadStalled);
});

it('a cancelled download does not report a stalled line', async () => {
  const cancelled = new AbortController();
  const { address, path } = await serve((_request, response) => {
    response.writeHead(200).write('half');
  });
  const onProgress = () => cancelled.abort(new Error('cancelled'));
  const options = { path, clock: systemClock, signal: cancelled.signal, onProgress };
  await expect(downloadFile(directRoute, address, options)).rejects.not.toBeInstanceOf(
    DownloadStalled,
  );
});
