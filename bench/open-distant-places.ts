import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { type MailPlace } from './mail-place.ts';
import { type DistantPlaces } from './mail-places.ts';

export interface OpenPlaces extends Omit<DistantPlaces, 'echoPort'> {
  /**
   * What a round trip through the same proxy takes just now, milliseconds: the median of some lines
   * sent to and fro. Timers and the scheduler add to the delay asked for, more so on a busy machine.
   */
  measureRoundTrip(): Promise<number>;
}

const exchanges = 5;

/** Starts the servers in the thread whose module is at `thread` (places-thread.ts). */
export async function openDistantPlaces(thread: URL, roundTripMs: number): Promise<OpenPlaces> {
  const worker = new Worker(thread, { workerData: { roundTripMs } });
  const [described] = (await once(worker, 'message')) as [
    { places: MailPlace[]; missing: string[]; echoPort: number },
  ];
  return {
    places: described.places,
    missing: described.missing,
    measureRoundTrip: () => pingPong(described.echoPort),
    close: async () => {
      const closed = once(worker, 'message');
      worker.postMessage('close');
      await closed;
      await worker.terminate();
    },
  };
}

async function pingPong(port: number): Promise<number> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  const taken: number[] = [];
  // The first exchange waits for the way onwards to open, which is the handshake's round trip.
  for (let exchange = 0; exchange <= exchanges; exchange += 1) {
    const start = performance.now();
    socket.write('ping\r\n');
    await once(socket, 'data');
    if (exchange > 0) taken.push(performance.now() - start);
  }
  socket.destroy();
  return taken.sort((one, other) => one - other)[Math.floor(exchanges / 2)] ?? Number.NaN;
}
