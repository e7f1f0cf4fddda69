import { type MailboxLink } from '../../../../contract/mailbox-links.ts';
import { type OutgoingServer } from '../../../../contract/mail-servers.ts';
import { type AppliedSender, type SenderSetup } from '../../../../contract/sender-rules.ts';
import { labelServers } from '../../../../contract/server-labels.ts';
import { type SenderSettings } from '../../../../contract/sender-settings.ts';
import { applyForClient } from '../rules/apply-for-client.ts';
import { buildSenderSetup, type SenderRecords } from '../rules/build-sender-setup.ts';
import { filled, splitFilter } from '../rules/from-filter.ts';
import { normaliseAddress } from '../rules/normalise-address.ts';
import { defaultBounce, defaultFrom } from '../rules/sender-defaults.ts';

/** A client's set-up with what every check looks at. */
export interface ReviewedSetUp {
  readonly settings: SenderSettings;
  /** Active servers in Odoo's order, each with a name that no other one has. */
  readonly servers: readonly OutgoingServer[];
  readonly archived: readonly OutgoingServer[];
  readonly links: readonly MailboxLink[];
  /** Normalised; null where there is none. */
  readonly notifications: string | null;
  readonly bounce: string | null;
  /** The domain of Odoo's own addresses; empty where none is set. */
  readonly domain: string;
  /** Odoo's rules for one sender, each sender worked out once. */
  readonly apply: (from: string) => AppliedSender;
}

export interface ReviewInput extends SenderRecords {
  readonly links: readonly MailboxLink[];
}

export function describeSetUp(input: ReviewInput): ReviewedSetUp {
  const setup: SenderSetup = buildSenderSetup(input, '');
  const applied = new Map<string, AppliedSender>();
  const apply = (from: string): AppliedSender => {
    const known = applied.get(from) ?? applyForClient(input, from);
    applied.set(from, known);
    return known;
  };
  const inOrder = [...input.servers].sort(
    (one, other) => one.priority - other.priority || one.createdAt.localeCompare(other.createdAt),
  );
  const labels = labelServers(inOrder);
  const named = inOrder.map((server) => ({
    ...server,
    name: labels.get(server.id) ?? server.name,
  }));
  return {
    settings: input.settings,
    servers: named.filter(({ active }) => active),
    archived: named.filter(({ active }) => !active),
    links: input.links,
    notifications: normaliseAddress(defaultFrom(setup)),
    bounce: defaultBounce(setup),
    domain: setup.alias_domain?.name.toLowerCase() ?? '',
    apply,
  };
}

export function partsOf(server: OutgoingServer): string[] {
  return splitFilter(filled(server.fromFilter));
}

const plainAddress = /^[^\s@"<>();:\\,*]+@[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)+$/u;
const plainDomain = /^[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)+$/u;

/** What a part of a filter can match: an address, a domain, or nothing that a sender can have. */
export function readPart(
  part: string,
): { readonly kind: 'address' | 'domain'; readonly target: string } | null {
  if (!part.includes('@')) {
    const target = part.toLowerCase();
    return plainDomain.test(target) ? { kind: 'domain', target } : null;
  }
  const target = normaliseAddress(part);
  return target !== null && plainAddress.test(target) ? { kind: 'address', target } : null;
}

export function addressesOf(server: OutgoingServer): string[] {
  return targetsOf(server, 'address');
}

export function domainsOf(server: OutgoingServer): string[] {
  return targetsOf(server, 'domain');
}

function targetsOf(server: OutgoingServer, kind: 'address' | 'domain'): string[] {
  const read = partsOf(server).map(readPart);
  return [...new Set(read.flatMap((each) => (each?.kind === kind ? [each.target] : [])))];
}
