import { type Socket } from 'node:net';
import { openTunnel } from '../../network/open-tunnel.ts';
import { describeProxy, type ProxyServer } from '../../network/proxy-server.ts';
import { hostAndPort } from '../../../contract/host-and-port.ts';
import { StepFailure } from '../step-failure.ts';
import { type Evidence, type TestRun } from '../test-run.ts';
import { networkFailure } from './network-failure.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

const limitMs = 15_000;

/**
 * The step `tcp` through a proxy, which looks the name up and connects. What it says is evidence;
 * a refusal is row 121.
 */
export async function openProxiedSocket(
  run: TestRun,
  proxy: ProxyServer,
  evidence: Evidence,
): Promise<Socket> {
  const { host, port, direction, encryption } = run.plan;
  evidence['proxy'] = describeProxy(proxy);
  evidence['target'] = hostAndPort(host.replace(/^\[|\]$/g, ''), port);
  if (encryption === 'none') {
    // "This machine" cannot be told from the address of the socket any more: that is the proxy's.
    throw new StepFailure({
      kind: 'conversation',
      protocol: direction === 'outgoing' ? 'smtp' : 'imap',
      step: 'tcp',
      problem: 'token-in-clear',
      text: 'the connection is not encrypted',
    });
  }
  trustedAuthorities(run.plan);
  try {
    const tunnel = await run.waits.for(
      (signal) => openTunnel(proxy, { host, port }, signal),
      limitMs,
    );
    const { socket, reply, roundTrips } = tunnel;
    run.onRelease(() => socket.destroy());
    evidence['proxyReply'] = reply;
    run.countHandshake(roundTrips);
    return socket;
  } catch (error) {
    throw networkFailure('tcp', error, evidence);
  }
}
