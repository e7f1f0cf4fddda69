import { reportBundle, type ReportBundle } from '../../contract/reports.ts';
import { secretEntry } from '../store/vault/entry-names.ts';
import { FailureError } from '../failure-error.ts';
import { readTokens, type LinkIdentity } from '../store/vault/stored-tokens.ts';
import { type Records } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { hideManySecrets } from '../masking/hide-secrets.ts';
import { mapTexts } from './map-texts.ts';
import { maskMailboxes } from '../masking/mask-mailboxes.ts';

/**
 * Hides every secret of this client that the vault knows and all that has the shape of one; masks
 * mailbox names where that is wanted. Whatever a test let through stops here. Pauses between servers,
 * so that a client with hundreds does not hold up the window.
 */
export async function redactReport(
  bundle: ReportBundle,
  { records, vault }: { readonly records: Records; readonly vault: Vault },
  clientId: string,
  pause: () => Promise<void>,
): Promise<ReportBundle> {
  const links = records.of(clientId).mailboxLinks;
  const hide = await hideManySecrets(knownSecrets(vault, clientId, links), pause);
  const mask = bundle.mailboxesMasked
    ? maskMailboxes({
        addresses: [
          ...bundle.servers.map(({ username }) => username),
          ...links.flatMap(({ mailbox, account }) => [mailbox, account.username]),
        ],
        names: links.flatMap(({ account }) => account.name ?? []),
      })
    : (text: string) => text;
  const redact = (text: string): string => mask(hide(text));
  const servers = [];
  for (const server of bundle.servers) {
    await pause();
    servers.push(mapTexts(server, redact));
  }
  return keepIdentifiers({ ...mapTexts({ ...bundle, servers: [] }, redact), servers }, bundle);
}

/**
 * A mailbox may be called as a finding or a step is (`send-as-denied@…`). Where the format takes a
 * word of a fixed list, a date or a code alone, the word comes back: it names no one.
 */
function keepIdentifiers(redacted: ReportBundle, before: ReportBundle): ReportBundle {
  const withCodes = restore(redacted, before, placesOfCodes(before));
  const parsed = reportBundle.safeParse(withCodes);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path);
  return reportBundle.parse(restore(withCodes, before, places));
}

type Place = readonly PropertyKey[];

/** `mailbox-1` has the form of a code too, so the format alone would not miss the one that it hid. */
function placesOfCodes({ links, servers }: ReportBundle): Place[] {
  return [
    ...links.flatMap(({ health }, index) =>
      health.state === 'broken' ? [['links', index, 'health', 'finding', 'code']] : [],
    ),
    ...servers.flatMap(({ test }, index) =>
      (test?.findings ?? []).map((_, at) => ['servers', index, 'test', 'findings', at, 'code']),
    ),
  ];
}

function restore(value: ReportBundle, source: ReportBundle, places: readonly Place[]) {
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

function knownSecrets(vault: Vault, clientId: string, links: readonly LinkIdentity[]): string[] {
  return [
    readSecret(() => vault.read(secretEntry(clientId))),
    ...links.flatMap((link) => {
      const tokens = readSecret(() => readTokens(vault, link));
      return tokens === null ? [] : [tokens.accessToken.reveal(), tokens.refreshToken.reveal()];
    }),
  ].filter((secret) => secret !== null);
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
