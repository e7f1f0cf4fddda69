import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type StepFailure, TestCancelled } from '../step-failure.ts';
import { type Evidence, type TestRun } from '../test-run.ts';
import { codeOf, networkFailure } from './network-failure.ts';
import { type HostAddress } from './check-addresses.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

const maxAttemptMs = 8_000;
const minAttemptMs = 500;

/**
 * Connects to the first address that answers, one after the other, so that exactly one connection
 * reaches the server. The outcome for each address is evidence.
 */
export async function openSocket(
  run: TestRun,
  addresses: readonly HostAddress[],
  evidence: Evidence,
): Promise<Socket> {
  const tried: { address: string; family: string; outcome: string; durationMs: number }[] = [];
  evidence['port'] = run.plan.port;
  evidence['tried'] = tried;
  let printing: StepFailure | null = null;
  for (const [index, target] of addresses.entries()) {
    const share = run.waits.remaining() / (addresses.length - index + 1);
    const limit = Math.min(maxAttemptMs, Math.max(minAttemptMs, share));
    const startedAt = run.waits.elapsed();
    const note = (outcome: string): void => {
      const durationMs = Math.round((run.waits.elapsed() - startedAt) * 10) / 10;
      tried.push({ address: target.address, family: familyOf(target), outcome, durationMs });
    };
    try {
      const socket = await openOne(run, target, limit);
      note('connected');
      evidence['address'] = target.address;
      evidence['family'] = familyOf(target);
      run.countHandshake(1);
      return socket;
    } catch (error) {
      const failure = networkFailure('tcp', error);
      if (failure instanceof TestCancelled) throw failure;
      note(outcomeOf(failure));
      if (printing === null || !noRoute.has(outcomeOf(failure))) printing = failure;
    }
  }
  throw printing ?? networkFailure('tcp', new Error('no address to try'));
}

/** A machine without IPv6 says this of every such address: it explains nothing (row 113). */
const noRoute = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);

function familyOf({ family }: HostAddress): string {
  return family === 6 ? 'IPv6' : 'IPv4';
}

function outcomeOf(failure: StepFailure): string {
  return failure.signal.kind === 'network' ? failure.signal.code : codeOf(failure);
}

async function openOne(run: TestRun, target: HostAddress, limitMs: number): Promise<Socket> {
  const socket = connect({
    host: target.address,
    port: run.plan.port,
    family: target.family,
    autoSelectFamily: false,
    noDelay: true,
  });
  // An error after the step has ended has no handler, and would otherwise end the process.
  socket.on('error', () => undefined);
  run.onRelease(() => socket.destroy());
  if (run.plan.encryption !== 'none') trustedAuthorities(run.plan);
  try {
    await run.waits.for((signal) => once(socket, 'connect', { signal }), limitMs);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
