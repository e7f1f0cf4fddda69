import { type Socket } from 'node:net';
import { type TestRun } from '../test-run.ts';
import { openProxiedSocket } from './open-proxied-socket.ts';
import { openSocket } from './open-socket.ts';
import { resolveHost } from './resolve-host.ts';

/** The steps `dns` and `tcp`: a connection to the server of the run's plan. */
export async function connectToServer(run: TestRun): Promise<Socket> {
  const { proxy } = run.plan;
  if (proxy !== null) {
    run.skip('dns', 'resolved-by-proxy');
    return run.step('tcp', null, (evidence) => openProxiedSocket(run, proxy, evidence));
  }
  const addresses = await run.step('dns', null, (evidence) => resolveHost(run, evidence));
  return run.step('tcp', null, (evidence) => openSocket(run, addresses, evidence));
}
