import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface DelayingProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A TCP proxy on 127.0.0.1 that is `roundTripMs` away from `targetPort`. Each chunk arrives half a
 * round trip after it was sent, in order, and none waits for the delay of another. A TCP handshake
 * is counted: on loopback the client is connected at once, so the way onwards opens one round trip
 * later, and what was sent meanwhile is not delayed a second time. A greeting so comes after 1.5
 * round trips, the answer to a ClientHello likewise.
 */
export async function startDelayingProxy(
  targetPort: number,
  roundTripMs: number,
): Promise<DelayingProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer({ noDelay: true }, (near) => {
    keep(near);
    const toFar = carry(near, roundTripMs / 2);
    at(performance.now() + roundTripMs, () => {
      if (near.destroyed) return;
      const far = connect({ host: '127.0.0.1', port: targetPort, noDelay: true });
      keep(far);
      toFar(far);
      carry(far, roundTripMs / 2)(near);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes what `from` says, and its end; the answer begins to hand it over, `delayMs` later each. */
function carry(from: Socket, delayMs: number): (to: Socket) => void {
  const due: { readonly at: number; readonly deliver: (to: Socket) => void }[] = [];
  let target: Socket | null = null;
  let waiting = false;
  const next = (): void => {
    const [first] = due;
    if (target === null || waiting || first === undefined) return;
    waiting = true;
    const to = target;
    at(first.at, () => {
      waiting = false;
      while ((due[0]?.at ?? Infinity) <= performance.now()) due.shift()?.deliver(to);
      next();
    });
  };
  const later = (deliver: (to: Socket) => void): void => {
    due.push({ at: performance.now() + delayMs, deliver });
    next();
  };
  from.on('data', (chunk: Buffer) => later((to) => to.writable && to.write(chunk)));
  from.on('end', () => later((to) => to.end()));
  from.on('error', () => undefined);
  from.on('close', () => later((to) => to.destroy()));
  return (to) => {
    target = to;
    next();
  };
}

/**
 * Runs `task` at a time of performance.now(). Timers are up to two milliseconds late, which would
 * add a third of a round trip to a test: the last bit is waited for turn by turn.
 */
function at(time: number, task: () => void): void {
  const left = time - performance.now();
  if (left <= 0) task();
  else if (left > 2) setTimeout(() => at(time, task), left - 2);
  else setImmediate(() => at(time, task));
}
