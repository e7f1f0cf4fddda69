import {
  reportBundle,
  type ReportBundle,
  type ReportedLink,
  type ReportedServer,
} from '../../contract/reports.ts';
import { type ReportMask } from '../../contract/report-mask.ts';
import { secretEntry } from '../store/vault/entry-names.ts';
import { FailureError } from '../failure-error.ts';
import { readTokens, type LinkIdentity } from '../store/vault/stored-tokens.ts';
import { type Records } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { hideManySecrets } from '../masking/hide-secrets.ts';
import { type KnownPeople, maskMailboxes } from '../masking/mask-mailboxes.ts';
import { type KnownOrganisation } from '../masking/organisation/known-organisation.ts';
import { maskOrganisation } from '../masking/organisation/mask-organisation.ts';
import { type Placeholders } from '../masking/organisation/placeholders.ts';
import { readConnection } from '../store/vault/stored-connection.ts';
import { hideOdooNames } from './hide-odoo-names.ts';
import { type Place } from './keep-identifiers.ts';
import { organisationOf, peopleOf } from './known-names.ts';
import { redactOdoo } from './redact-odoo.ts';
import { redactItems, redactPart, type Redaction } from './redact-parts.ts';

/** What a report must not show. Texts alone, so that a worker thread can be given it. */
export interface ToHide {
  /** Secrets and tokens of the client, as the vault knows them. */
  readonly secrets: readonly string[];
  readonly people: KnownPeople;
  readonly organisation: KnownOrganisation;
}

/** Reads it for one client, a mailbox a slice. A locked vault names nothing: shapes must do. */
export async function readWhatToHide(
  bundle: Parameters<typeof organisationOf>[0],
  { records, vault }: { readonly records: Records; readonly vault: Vault },
  clientId: string,
  pause: () => Promise<void>,
): Promise<ToHide> {
  const own = records.of(clientId);
  const connection = readSecret(() => readConnection(vault, clientId))?.connection ?? null;
  return {
    secrets: await knownSecrets(vault, clientId, own.mailboxLinks, pause),
    people: peopleOf(bundle, own),
    organisation: organisationOf(bundle, own, connection),
  };
}

/**
 * Hides every secret of this client that the vault knows and all that has the shape of one; masks
 * names where that is wanted. Whatever a test let through stops here. Pauses between servers, so that
 * a client with hundreds does not hold up its thread.
 */
export async function redactReport(
  bundle: ReportBundle,
  toHide: ToHide,
  pause: () => Promise<void>,
  onServer: (done: number) => void = () => undefined,
): Promise<ReportBundle> {
  const hide = await hideManySecrets(toHide.secrets, pause);
  const { mask, placeholders } = makeNameMask(levelOf(bundle), toHide);
  const redact = (text: string): string => mask(hide(text));
  const named = placeholders === null ? bundle : hideNameFields(bundle, placeholders);
  const { links, servers } = reportBundle.shape;
  const redaction: Redaction = { redact, pause };
  const redactedServers = await redactItems(
    { named: named.servers, before: bundle.servers, format: servers.element },
    codesOfServer,
    redaction,
    onServer,
  );
  const redactedLinks = await redactItems(
    { named: named.links, before: bundle.links, format: links.element },
    codesOfLink,
    redaction,
  );
  const rest = await redactPart(
    { named: withoutLists(named), before: withoutLists(bundle), format: reportBundle },
    () => [],
    redaction,
  );
  const odoo = named.odoo && bundle.odoo && (await redactOdoo(named.odoo, bundle.odoo, redaction));
  const log: string[] = [];
  for (const line of named.log) {
    await pause();
    log.push(redact(line));
  }
  return { ...rest, servers: redactedServers, links: redactedLinks, odoo, log };
}

/** What does not grow with a client's size. */
function withoutLists(bundle: ReportBundle): ReportBundle {
  return { ...bundle, servers: [], links: [], odoo: null, log: [] };
}

interface NameMask {
  readonly mask: (text: string) => string;
  /** Of the organisation; null where it is not hidden. */
  readonly placeholders: Placeholders | null;
}

/** Answers a function that hides names as far as that is wanted. */
export function makeNameMask(
  level: ReportMask,
  { people, organisation }: Pick<ToHide, 'people' | 'organisation'>,
): NameMask {
  if (level === 'none') return { mask: (text) => text, placeholders: null };
  const organisations = [organisation.clientName, ...organisation.companyNames];
  const known: KnownPeople = { ...people, organisations };
  if (level === 'mailboxes') return { mask: maskMailboxes(known), placeholders: null };
  // Names of servers are the organisation's there, in fields of their own too.
  return maskOrganisation(organisation, maskMailboxes({ ...known, servers: [] }));
}

function levelOf({ mailboxesMasked, organisationMasked }: ReportBundle): ReportMask {
  if (organisationMasked) return 'organisation';
  return mailboxesMasked ? 'mailboxes' : 'none';
}

/** Fields that hold a name and nothing else, whatever it is: also `Mail`, which no text may lose. */
function hideNameFields(bundle: ReportBundle, placeholders: Placeholders): ReportBundle {
  const { client, servers, collega, odoo } = bundle;
  return {
    ...bundle,
    odoo: odoo && hideOdooNames(odoo, placeholders),
    client: { ...client, name: placeholders.of('client', client.name) },
    servers: servers.map((server) =>
      server.name.toLowerCase() === server.username.toLowerCase()
        ? server
        : { ...server, name: placeholders.of('server', server.name) },
    ),
    collega: {
      ...collega,
      network: collega.network && {
        ...collega.network,
        certificateAuthorities: collega.network.certificateAuthorities.map((name) =>
          placeholders.of('authority', name),
        ),
      },
    },
  };
}

function codesOfServer({ test }: ReportedServer): readonly Place[] {
  return (test?.findings ?? []).map((_, at) => ['test', 'findings', at, 'code']);
}

function codesOfLink({ health }: ReportedLink): readonly Place[] {
  return health.state === 'broken' ? [['health', 'finding', 'code']] : [];
}

async function knownSecrets(
  vault: Vault,
  clientId: string,
  links: readonly LinkIdentity[],
  pause: () => Promise<void>,
): Promise<string[]> {
  const secrets = [readSecret(() => vault.read(secretEntry(clientId)))];
  for (const link of links) {
    await pause();
    const tokens = readSecret(() => readTokens(vault, link));
    if (tokens !== null) secrets.push(tokens.accessToken.reveal(), tokens.refreshToken.reveal());
  }
  return secrets.filter((secret) => secret !== null);
}

/** A locked vault names no secrets: their shapes must do, and tests have masked their own. */
function readSecret<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}
