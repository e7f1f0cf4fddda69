import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { startDistantPlaces } from './mail-places.ts';

/**
 * Servers and their distance in a thread of their own: what a check computes must not hold up the
 * clockwork of the way, nor the servers the check, as if they were the same machine.
 */
async function servePlaces(): Promise<void> {
  const { roundTripMs } = z.object({ roundTripMs: z.number() }).parse(workerData);
  const distant = await startDistantPlaces(roundTripMs);
  parentPort?.once('message', () => {
    void distant.close().then(() => parentPort?.postMessage('closed'));
  });
  const { places, missing, echoPort } = distant;
  parentPort?.postMessage({ places, missing, echoPort });
}

await servePlaces();
