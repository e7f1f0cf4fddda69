import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Clock } from '../shell/ports/clock.ts';
import { type NetworkRoute } from './network-route.ts';
import { openConnection } from './request-text.ts';

export interface DownloadProgress {
  readonly doneBytes: number;
  /** Null where the server does not say. */
  readonly totalBytes: number | null;
}

export interface DownloadOptions {
  readonly path: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** The server answered with something else than the file. */
export class DownloadRefused extends Error {
  override readonly name = 'DownloadRefused';
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

/** No byte has come for as long as one is waited for. */
export class DownloadStalled extends Error {
  override readonly name = 'DownloadStalled';
}

/** A working line brings something within this time, however slow it is. */
const bytesWithinMs = 30_000;

/**
 * Downloads a file through the proxy and with the authorities of `route`, following redirects.
 * There is no deadline for the whole, since 120 MB take what they take: only for standing still.
 * @throws DownloadRefused, DownloadStalled, or what fetch throws, its cause kept
 */
export async function downloadFile(
  route: NetworkRoute,
  address: string,
  { path, clock, signal, onProgress }: DownloadOptions,
): Promise<void> {
  const { Agent, fetch } = await import('undici');
  const stalled = new AbortController();
  let cancelWait = (): void => undefined;
  const waitForBytes = (): void => {
    cancelWait();
    cancelWait = clock.after(bytesWithinMs, () => stalled.abort(new DownloadStalled('stalled')));
  };
  const ends = AbortSignal.any([signal, stalled.signal]);
  const agent = new Agent({
    connect: (target, done) => {
      const encrypted = target.protocol === 'https:';
      const port = Number(target.port) || (encrypted ? 443 : 80);
      const place = { host: target.hostname.replace(/^\[|\]$/g, ''), port };
      openConnection(route, place, encrypted, ends).then(
        (socket) => done(null, socket),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
  });
  try {
    waitForBytes();
    const response = await fetch(address, { signal: ends, dispatcher: agent });
    if (!response.ok || response.body === null) throw new DownloadRefused(response.status);
    const length = Number(response.headers.get('content-length'));
    const totalBytes = Number.isInteger(length) && length > 0 ? length : null;
    let doneBytes = 0;
    const counted = async function* (body: AsyncIterable<Uint8Array>) {
      for await (const part of body) {
        doneBytes += part.length;
        waitForBytes();
        onProgress({ doneBytes, totalBytes });
        yield part;
      }
    };
    await pipeline(Readable.from(counted(response.body)), createWriteStream(path), {
      signal: ends,
    });
  } catch (error) {
    if (stalled.signal.aborted && !signal.aborted) throw stalled.signal.reason;
    throw error;
  } finally {
    cancelWait();
    await agent.destroy();
  }
}
