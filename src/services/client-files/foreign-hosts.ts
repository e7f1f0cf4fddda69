import { type ClientFile } from '../../contract/client-files.ts';
import { cloudOfMailHost, plainHost } from '../../contract/mail-hosts.ts';
import { fail } from '../failure-error.ts';

/**
 * Stops an import whose file names hosts that are not Microsoft's and were not confirmed: in
 * a list of thirty servers a stranger's one is not seen, and a test of all of them connects to it.
 * @throws FailureError `foreign-hosts`, most servers first
 */
export function refuseUnconfirmedHosts(file: ClientFile, confirmed: readonly string[]): void {
  const hosts = listForeignHosts(file).filter(({ host }) => !confirmed.includes(host));
  if (hosts.length > 0) fail({ kind: 'foreign-hosts', hosts });
}

function listForeignHosts({ servers }: ClientFile): { host: string; servers: number }[] {
  const counts = new Map<string, number>();
  for (const { host } of servers) {
    const name = plainHost(host);
    if (cloudOfMailHost(name) === null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([host, count]) => ({ host, servers: count }))
    .sort((one, other) => other.servers - one.servers);
}
