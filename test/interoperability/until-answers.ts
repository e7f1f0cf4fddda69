import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const startLimitMs = 15_000;

/**
 * Waits until a server takes connections; for those that do not tell when they are ready. Rejects
 * when its process has ended, or after 15 seconds.
 */
export async function untilAnswers(port: number, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const socket = connect({ host: '127.0.0.1', port });
    try {
      await once(socket, 'connect');
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await wait(50);
    } finally {
      socket.destroy();
    }
  }
}
