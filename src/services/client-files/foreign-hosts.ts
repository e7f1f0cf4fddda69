import { type ClientFile } from '../../contract/client-files.ts';
import { cloudOfMailHost, plainHost } from '../../contract/mail-hosts.ts';
import { fail } from '../failure-error.ts';

/**
 * Stops an import whose file names hosts that are not Microsoft's and were not confirmed: in
 * a list of thirty servers a stranger's one is not seen, and a test of all of them connects to it.
 * @throws FailureError `foreign-hosts`, most servers first
 */
export function refuseUnconfirmedHosts(file: ClientFile, confirmed: readonly string[]): void {
  const hosts = listHosts(file)
    .filter(({ host, foreign }) => foreign && !confirmed.includes(host))
    .map(({ host, servers }) => ({ host, servers }));
  if (hosts.length > 0) fail({ kind: 'foreign-hosts', hosts });
}

/** Every host of a file once, most servers first. */
export function listHosts({
  servers,
}: ClientFile): { host: string; servers: number; foreign: boolean }[] {
  const counts = new Map<string, number>();
  for (const { host } of servers) {
    const name = plainHost(host);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([host, count]) => ({ host, servers: count, foreign: cloudOfMailHost(host) === null }))
    .sort((one, other) => other.servers - one.servers);
}
