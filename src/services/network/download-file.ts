import { createWriteStream } from 'node:fs';
import { type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Clock } from '../shell/ports/clock.ts';
import { type NetworkRoute } from './network-route.ts';
import { isRedirect } from './request-text.ts';
import { sendRequest } from './send-request.ts';

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
 * @throws DownloadRefused, DownloadStalled, or what sendRequest throws
 */
export async function downloadFile(
  route: NetworkRoute,
  address: string,
  { path, clock, signal, onProgress }: DownloadOptions,
): Promise<void> {
  const stalled = new AbortController();
  let cancelWait = (): void => undefined;
  const waitForBytes = (): void => {
    cancelWait();
    cancelWait = clock.after(bytesWithinMs, () => stalled.abort(new DownloadStalled('stalled')));
  };
  const ends = AbortSignal.any([signal, stalled.signal]);
  try {
    waitForBytes();
    const response = await follow(route, address, ends);
    const length = Number(response.headers['content-length']);
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
    await pipeline(Readable.from(counted(response)), createWriteStream(path), { signal: ends });
  } catch (error) {
    if (stalled.signal.aborted && !signal.aborted) throw stalled.signal.reason;
    throw error;
  } finally {
    cancelWait();
  }
}

/** As many as browsers follow (Fetch standard, HTTP-redirect fetch). */
const maxRedirects = 20;

/** The answer that holds the file, behind redirects. @throws DownloadRefused for any other */
async function follow(
  route: NetworkRoute,
  address: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let next = address;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const asked = { method: 'GET', headers: {}, body: null, signal } as const;
    const response = await sendRequest(route, next, asked);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return response;
    response.destroy();
    const { location } = response.headers;
    if (!isRedirect(status) || location === undefined) throw new DownloadRefused(status);
    next = new URL(location, next).href;
  }
  throw new Error('too many redirects');
}
