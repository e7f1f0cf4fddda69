import { type z } from 'zod';
import { reportBundle, type ReportBundle, type ReportedServer } from '../../contract/reports.ts';
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
import { organisationOf, peopleOf } from './known-names.ts';

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
  const servers: ReportedServer[] = [];
  const serverFormat = reportBundle.shape.servers.element;
  for (const [index, server] of named.servers.entries()) {
    await pause();
    const redacted = mapTexts(server, redact);
    const before = bundle.servers[index] ?? server;
    await pause();
    servers.push(keepIdentifiers(serverFormat, redacted, before, placesOfServerCodes(before)));
    onServer(index + 1);
  }
  await pause();
  // The rest as a report without servers: validating all at once would hold up the thread.
  const before = { ...bundle, servers: [] };
  const redacted = await mapItemTexts({ ...named, servers: [] }, redact, pause);
  await pause();
  const rest = keepIdentifiers(reportBundle, redacted, before, placesOfCodes(before));
  return { ...rest, servers };
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
  const maskNames = maskMailboxes(people);
  return level === 'mailboxes'
    ? { mask: maskNames, placeholders: null }
    : maskOrganisation(organisation, maskNames);
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

/**
 * A mailbox may be called as a finding or a step is (`send-as-denied@…`). Where the format takes a
 * word of a fixed list, a date or a code alone, the word comes back: it names no one.
 */
function keepIdentifiers<Part>(
  format: z.ZodType<Part>,
  redacted: Part,
  before: Part,
  codes: readonly Place[],
): Part {
  const withCodes = restore(redacted, before, codes);
  const parsed = format.safeParse(withCodes);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path);
  // A word of the format or a date, and nothing that was hidden: else no report is better than this.
  const isHarmless = (place: Place) =>
    /^[a-z][a-z0-9-]*$|^\d[\d:.TZ-]*$/.test(textAt(before, place));
  return format.parse(restore(withCodes, before, places.filter(isHarmless)));
}

type Place = readonly PropertyKey[];

/** `mailbox-1` has the form of a code too, so the format alone would not miss the one that it hid. */
function placesOfCodes({ links, odoo }: ReportBundle): Place[] {
  const { senders = [], mails = null } = odoo ?? {};
  return [
    ...senders.map((_, index) => ['odoo', 'senders', index, 'code']),
    ...(['groups', 'fetching'] as const).flatMap((part) =>
      (mails?.[part] ?? []).flatMap(({ finding }, index) =>
        finding === null ? [] : [['odoo', 'mails', part, index, 'finding', 'code']],
      ),
    ),
    ...links.flatMap(({ health }, index) =>
      health.state === 'broken' ? [['links', index, 'health', 'finding', 'code']] : [],
    ),
  ];
}

function placesOfServerCodes({ test }: ReportedServer): Place[] {
  return (test?.findings ?? []).map((_, at) => ['test', 'findings', at, 'code']);
}

function textAt(value: unknown, place: Place): string {
  const found = place.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  return typeof found === 'string' ? found : '';
}

function restore<Part>(value: Part, source: Part, places: readonly Place[]): Part {
  return places.reduce((restored, place) => copyAt(restored, source, place), value);
}

/** `value` with what `source` has at this place. */
function copyAt<Value>(value: Value, source: unknown, [key, ...rest]: Place): Value {
  if (key === undefined) return source as Value;
  const copied: Record<PropertyKey, unknown> = Array.isArray(value)
    ? ([...value] as unknown as Record<PropertyKey, unknown>)
    : { ...(value as Record<PropertyKey, unknown>) };
  copied[key] = copyAt(copied[key], (source as Record<PropertyKey, unknown>)[key], rest);
  return copied as Value;
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

/** Applies `change` to every text inside a JSON value, the names of fields excepted. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return mapValue(value, change) as Value;
}

/** The same with a pause before each item of its lists: mailboxes and lines of the log. */
async function mapItemTexts<Value extends object>(
  value: Value,
  change: (text: string) => string,
  pause: () => Promise<void>,
): Promise<Value> {
  const changed: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value) as [string, unknown][]) {
    if (!Array.isArray(part)) {
      changed.push([name, mapTexts(part, change)]);
      continue;
    }
    const items: unknown[] = [];
    for (const item of part as unknown[]) {
      await pause();
      items.push(mapTexts(item, change));
    }
    changed.push([name, items]);
  }
  return Object.fromEntries(changed) as Value;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapValue(each, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapValue(each, change)]),
  );
}
