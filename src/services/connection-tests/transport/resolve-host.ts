import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { cloudOfMailHost } from '../../../contract/mail-hosts.ts';
import { offlineCode } from '../../network/node-errors.ts';
import { type LookUp } from '../connection-test-plan.ts';
import { StepFailure } from '../step-failure.ts';
import { type Evidence, type TestRun } from '../test-run.ts';
import { type HostAddress } from './check-addresses.ts';
import { checkAddresses } from './check-addresses.ts';
import { networkFailure } from './network-failure.ts';

const dnsLimitMs = 10_000;
/** Exchange answers with up to sixteen addresses of the same machines: more tries prove nothing. */
const maxAddresses = 6;

/**
 * Asks for all addresses of the server, as the system would (hosts file included), IPv6 and IPv4
 * alternating in the resolver's own order. The evidence lists both kinds, and the order of the tries.
 */
export async function resolveHost(run: TestRun, evidence: Evidence): Promise<HostAddress[]> {
  const host = run.plan.host.replace(/^\[|\]$/g, '');
  evidence['host'] = host;
  const literal = isIP(host);
  if (literal !== 0) {
    evidence['addresses'] = [host];
    return [{ address: host, family: literal === 6 ? 6 : 4 }];
  }
  const { lookUp = askSystem } = run.options;
  let answers;
  try {
    answers = await run.waits.for(() => lookUp(host), dnsLimitMs);
  } catch (error) {
    throw unlessOffline(host, networkFailure('dns', error));
  }
  const addresses = alternateFamilies(
    answers.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })),
  );
  if (addresses.length === 0) {
    throw new StepFailure({ kind: 'network', stage: 'dns', code: 'ENOTFOUND', text: host });
  }
  const tried = addresses.slice(0, maxAddresses);
  evidence['ipv4'] = addressesOf(addresses, 4);
  evidence['ipv6'] = addressesOf(addresses, 6);
  evidence['addresses'] = tried.map(({ address }) => address);
  reportAddresses(run, host, addresses);
  return tried;
}

/** Microsoft's own hosts exist: it is no misspelt name that was not found. */
function unlessOffline<Failure extends Error>(
  host: string,
  failure: Failure,
): Failure | StepFailure {
  if (!(failure instanceof StepFailure) || failure.signal.kind !== 'network') return failure;
  const code = cloudOfMailHost(host) === null ? null : offlineCode(failure.signal.code);
  return code === null ? failure : new StepFailure({ ...failure.signal, code }, failure.detail);
}

/**
 * Row 112: a DNS sinkhole or the hosts file answers in Microsoft's place. Nothing of Microsoft's is
 * on this machine; a private address may be a gateway that lets the test pass.
 */
function reportAddresses(run: TestRun, host: string, addresses: readonly HostAddress[]): void {
  const text = `${host}: ${addresses.map(({ address }) => address).join(' ')}`;
  const signal = { kind: 'network', stage: 'dns', code: 'ADDRESS_NOT_PUBLIC', text } as const;
  const verdict = checkAddresses(host, addresses);
  if (verdict === 'impossible') throw new StepFailure(signal);
  if (verdict === 'doubtful') run.warn(signal, 'dns');
}

const askSystem: LookUp = (host) => lookup(host, { all: true, order: 'verbatim' });

function addressesOf(all: readonly HostAddress[], wanted: 4 | 6): string[] {
  return all.filter(({ family }) => family === wanted).map(({ address }) => address);
}

/** A broken IPv6 (row 113) must not use up the time for IPv4, nor the other way round. */
function alternateFamilies(addresses: readonly HostAddress[]): HostAddress[] {
  const first = addresses[0]?.family;
  const one = addresses.filter(({ family }) => family === first);
  const other = addresses.filter(({ family }) => family !== first);
  const mixed: HostAddress[] = [];
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    mixed.push(...one.slice(index, index + 1), ...other.slice(index, index + 1));
  }
  return mixed;
}
