import {
  type SenderRule,
  type SenderServer,
  type SenderSetup,
  type TriedRule,
} from '../../../../contract/sender-rules.ts';
import { acceptsAddress, filled, splitFilter } from './from-filter.ts';
import { domainOfAddress, normaliseAddress, normaliseDomain } from './normalise-address.ts';
import { defaultFrom, parameterFilter } from './sender-defaults.ts';

export interface FoundServer {
  /** Null when no server record exists: Odoo then uses its own parameters. */
  readonly server: SenderServer | null;
  /** The sender as the session will use it: as it was given, or the notifications address. */
  readonly smtpFrom: string | false | null;
  /** Every rule tried, in order; the last one matched. */
  readonly tried: readonly TriedRule[];
}

/** Odoo's choice of an outgoing server for a sender, and why (odoo.md 4, `find`). */
export function findServer(setup: SenderSetup): FoundServer {
  const servers = orderServers(setup.servers);
  const sender = normaliseAddress(filled(setup.from_addr));
  const notifications =
    filled(setup.context.domain_notifications_email) ?? normaliseAddress(defaultFrom(setup));
  const tried: TriedRule[] = [];

  for (const search of planSearches(sender, notifications)) {
    if (search.kind === 'skip') {
      tried.push({ outcome: 'skipped', rule: search.rule, because: search.because });
      continue;
    }
    const { rule, target } = search;
    const match = firstMatch(servers, (part) => search.read(part) === target);
    if (match === null) {
      tried.push({ outcome: 'unmatched', rule, target });
      continue;
    }
    const { server, part } = match;
    tried.push({ outcome: 'matched', rule, target, server: server.name, part });
    return { server, smtpFrom: search.ofSender ? setup.from_addr : notifications, tried };
  }
  return takeWhatIsLeft(setup, servers, notifications, tried);
}

/**
 * Active servers by `sequence`; Odoo's documentation says by name, and is wrong. Odoo leaves the order
 * of equals to PostgreSQL, which gives unwritten rows by `id` (check-equal-priority.ts).
 */
function orderServers(servers: readonly SenderServer[]): SenderServer[] {
  return servers
    .map((server, index) => ({ server, id: server.id ?? index + 1 }))
    .filter(({ server }) => server.active)
    .sort((a, b) => a.server.sequence - b.server.sequence || a.id - b.id)
    .map(({ server }) => server);
}

type Search =
  | {
      readonly kind: 'search';
      readonly rule: SenderRule;
      readonly target: string | null;
      readonly read: (part: string) => string | null;
      readonly ofSender: boolean;
    }
  | {
      readonly kind: 'skip';
      readonly rule: SenderRule;
      readonly because: Extract<TriedRule, { outcome: 'skipped' }>['because'];
    };

/** The address goes before the domain, the sender before the notifications address. */
function planSearches(sender: string | null, notifications: string | null): Search[] {
  const plan = (
    address: string | null,
    rules: readonly [SenderRule, SenderRule],
    because: Extract<Search, { kind: 'skip' }>['because'],
  ): Search[] => {
    if (address === null) return rules.map((rule) => ({ kind: 'skip', rule, because }));
    const [byAddress, byDomain] = rules;
    const ofSender = byAddress === 'sender-address';
    return [
      { kind: 'search', rule: byAddress, target: address, read: normaliseAddress, ofSender },
      {
        kind: 'search',
        rule: byDomain,
        target: domainOfAddress(address),
        read: normaliseDomain,
        ofSender,
      },
    ];
  };
  return [
    ...plan(sender, ['sender-address', 'sender-domain'], 'sender-unusable'),
    ...plan(
      notifications,
      ['notifications-address', 'notifications-domain'],
      'no-notifications-address',
    ),
  ];
}

function firstMatch(
  servers: readonly SenderServer[],
  matches: (part: string) => boolean,
): { readonly server: SenderServer; readonly part: string } | null {
  for (const server of servers) {
    const part = splitFilter(filled(server.from_filter)).find(matches);
    if (part !== undefined) return { server, part };
  }
  return null;
}

/** No filter names sender or notifications address: any server without filter, else the first. */
function takeWhatIsLeft(
  setup: SenderSetup,
  servers: readonly SenderServer[],
  notifications: string | null,
  tried: TriedRule[],
): FoundServer {
  const smtpFrom = notifications ?? setup.from_addr;
  const [first] = servers;
  if (first === undefined) return useParameters(setup, notifications, tried);
  const open = servers.find((server) => filled(server.from_filter) === null);
  const server = open ?? first;
  if (open === undefined) tried.push({ outcome: 'unmatched', rule: 'empty-filter', target: null });
  const rule = open === undefined ? 'lowest-sequence' : 'empty-filter';
  tried.push({ outcome: 'matched', rule, target: null, server: server.name, part: null });
  return { server, smtpFrom, tried };
}

/** No active server record at all: Odoo's own parameters, with a filter of their own. */
function useParameters(
  setup: SenderSetup,
  notifications: string | null,
  tried: TriedRule[],
): FoundServer {
  const filter = parameterFilter(setup);
  const take = (rule: SenderRule, target: string | null, from: FoundServer['smtpFrom']) => {
    tried.push({ outcome: 'matched', rule, target, server: null, part: filter });
    return { server: null, smtpFrom: from, tried };
  };
  const sender = filled(setup.from_addr);
  if (acceptsAddress(filter, sender)) {
    return take('parameters-accept-sender', sender, setup.from_addr);
  }
  tried.push({ outcome: 'unmatched', rule: 'parameters-accept-sender', target: sender });
  const next = 'parameters-accept-notifications';
  if (notifications === null) {
    tried.push({ outcome: 'skipped', rule: next, because: 'no-notifications-address' });
  } else if (acceptsAddress(filter, notifications)) {
    return take(next, notifications, notifications);
  } else tried.push({ outcome: 'unmatched', rule: next, target: notifications });
  return take('parameters-accept-none', null, notifications ?? setup.from_addr);
}
