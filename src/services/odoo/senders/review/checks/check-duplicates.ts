import { type OutgoingServer } from '../../../../../contract/mail-servers.ts';
import { firstOf } from './check-equal-priority.ts';
import { partsOf, readPart, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { type SenderIssue } from '../sender-issue.ts';

/** Of two servers for the same sender, Odoo uses the one with the lower priority and never the other. */
export function checkDuplicates({ servers }: ReviewedSetUp): SenderIssue[] {
  const byPart = groupServers(servers, (server) => [
    ...new Set(partsOf(server).map((part) => readPart(part)?.target ?? part.toLowerCase())),
  ]);
  const byMailbox = groupServers(servers, ({ username }) => [username.toLowerCase()]);
  return [
    ...byPart
      .filter(([, group]) => firstOf(group).length === 1)
      .map(([part, group]): SenderIssue => ({
        code: 'filter-part-twice',
        severity: 'warning',
        owner: 'odoo-admin',
        params: { part, first: group[0]?.name ?? '', servers: namesOf(group) },
        serverIds: group.map(({ id }) => id),
      })),
    ...byMailbox.map(([mailbox, group]): SenderIssue => ({
      code: 'mailbox-twice',
      severity: 'warning',
      owner: 'odoo-admin',
      params: { mailbox, servers: namesOf(group) },
      serverIds: group.map(({ id }) => id),
    })),
  ];
}

/** Keys that more than one server has, with those servers in Odoo's order. */
function groupServers(
  servers: readonly OutgoingServer[],
  keysOf: (server: OutgoingServer) => string[],
): [string, OutgoingServer[]][] {
  const groups = new Map<string, OutgoingServer[]>();
  for (const server of servers) {
    for (const key of keysOf(server)) groups.set(key, [...(groups.get(key) ?? []), server]);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

function namesOf(servers: readonly OutgoingServer[]): string {
  return servers.map(({ name }) => name).join(', ');
}
