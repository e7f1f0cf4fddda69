import { type OutgoingServer } from '../../../../../contract/mail-servers.ts';
import { partsOf, readPart, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { type SenderIssue } from '../sender-issue.ts';

/**
 * Servers of which Odoo takes now one, now the other. It sorts by `sequence` alone (16 to 19:
 * `_find_mail_server` searches with `order='sequence'`); equals come in the order in which PostgreSQL
 * finds their rows, and each write moves a row behind the others: so does each refresh of a token
 * (executed on 18 and 19).
 */
export function checkEqualPriority(setUp: ReviewedSetUp): SenderIssue[] {
  const { servers } = setUp;
  const parts = new Set(servers.flatMap(targetsOf));
  const named = [...parts].flatMap((part): SenderIssue[] => {
    const tied = firstOf(servers.filter((server) => targetsOf(server).includes(part)));
    return tied.length < 2 ? [] : [describeTie('equal-priority', tied, { part })];
  });
  const tied = firstOf(servers.filter((server) => server.fromFilter.trim() === ''));
  const rest = tied.length > 0 || !takesAnyServer(setUp) ? tied : firstOf(servers);
  return rest.length < 2 ? named : [...named, describeTie('equal-priority-fallback', rest, {})];
}

/** Whether Odoo takes any server for a sender whom no filter names. */
function takesAnyServer({ apply }: ReviewedSetUp): boolean {
  // Of a reserved domain (RFC 2606), which no filter names.
  return apply('stranger@senders.invalid').tried.at(-1)?.rule === 'lowest-sequence';
}

/** Those that Odoo would take the first of. */
export function firstOf(servers: readonly OutgoingServer[]): OutgoingServer[] {
  const lowest = Math.min(...servers.map(({ priority }) => priority));
  return servers.filter(({ priority }) => priority === lowest);
}

function targetsOf(server: OutgoingServer): string[] {
  return partsOf(server).flatMap((part) => readPart(part)?.target ?? []);
}

function describeTie(
  code: Extract<SenderIssue['code'], `equal-priority${string}`>,
  tied: readonly OutgoingServer[],
  params: SenderIssue['params'],
): SenderIssue {
  const mailboxes = new Set(tied.map(({ username, host }) => `${username} ${host}`.toLowerCase()));
  return {
    code,
    // Of one mailbox either will do.
    severity: mailboxes.size > 1 ? 'error' : 'warning',
    owner: 'odoo-admin',
    params: {
      ...params,
      servers: tied.map(({ name }) => name).join(', '),
      priority: String(tied[0]?.priority ?? ''),
    },
    serverIds: tied.map(({ id }) => id),
  };
}
