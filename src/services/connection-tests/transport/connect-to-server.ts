import { type Socket } from 'node:net';
import { DeadlinePassed, type StepFailure } from '../step-failure.ts';
import { type TestRun } from '../test-run.ts';
import { networkFailure } from './network-failure.ts';
import { openProxiedSocket } from './open-proxied-socket.ts';
import { openSocket } from './open-socket.ts';
import { resolveHost } from './resolve-host.ts';

/** The steps `dns` and `tcp`: a connection to the server of the run's plan. */
export async function connectToServer(run: TestRun): Promise<Socket> {
  const late = (stage: 'dns' | 'tcp') => () =>
    networkFailure(stage, new DeadlinePassed(run.plan.timeoutMs)) as StepFailure;
  const { proxy } = run.plan;
  if (proxy !== null) {
    run.skip('dns', 'resolved-by-proxy');
    return run.step('tcp', late('tcp'), (evidence) => openProxiedSocket(run, proxy, evidence));
  }
  const addresses = await run.step('dns', late('dns'), (evidence) => resolveHost(run, evidence));
  return run.step('tcp', late('tcp'), (evidence) => openSocket(run, addresses, evidence));
}
