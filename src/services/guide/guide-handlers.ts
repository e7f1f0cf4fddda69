import { createHmac, randomBytes } from 'node:crypto';
import { type Guide, type GuideCheck, type GuideCheckId } from '../../contract/guide.ts';
import { type Language } from '../../contract/settings.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { secretEntry } from '../store/vault/entry-names.ts';
import { linksWithTokens } from '../store/vault/stored-tokens.ts';
import { fail } from '../failure-error.ts';
import { joinSignals } from '../join-signals.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type Records } from '../store/records/records.ts';
import { Secret } from '../secret.ts';
import { type Vault } from '../store/vault/vault.ts';
import { askMicrosoft } from './ask-microsoft.ts';
import { checkOdoo, type ReadOdoo } from './check-odoo.ts';
import { checkSenders } from './check-senders.ts';
import { consentAddressOf } from './consent-address.ts';
import { groupNotChecked, type GroupedChecks } from './group-not-checked.ts';
import { arrangeSteps } from './guide-steps.ts';
import { readGuideValues } from './guide-values.ts';
import { makeCheck } from './make-check.ts';
import { checkRecords, type ClientRecords, proveByLinks } from './record-checks.ts';
import { writeRegistrationScript } from './registration-script.ts';

type GuideCalls = Extract<keyof Handlers, `guide.${string}`>;

const networkCheckIds = [
  'app-known',
  'tenant-found',
  'account-types-accepted',
  'redirect-uri-registered',
  'secret-accepted',
] as const satisfies readonly GuideCheckId[];

/** The last answers of Microsoft about one client. */
interface Asked extends GroupedChecks {
  /** Null without an answer. */
  readonly checkedAt: string | null;
  /** Of what was asked about: answers about other values are worth nothing. */
  readonly about: string;
}

export function createGuideHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: () => Language;
  /** @throws FailureError where the client's settings are not as they were confirmed */
  readonly route: (clientId: string) => NetworkRoute;
  /** What was read last of a client's Odoo; null where nothing was. Asks Odoo nothing. */
  readonly readOdoo: (clientId: string) => ReadOdoo | null;
  /** Aborted when Collega closes. */
  readonly signal: AbortSignal;
}): Pick<Handlers, GuideCalls> {
  const { records, vault, clock, sandbox, language } = services;
  const lastAsked = new Map<string, Asked>();
  const fingerprintKey = randomBytes(32);

  function recordsOf(clientId: string): ClientRecords {
    const { client, mailboxLinks, mailServers } = records.of(clientId);
    const links = linksWithTokens(vault, clientId, mailboxLinks);
    return { client, links, servers: mailServers };
  }

  function secretOf(clientId: string): Secret | null {
    if (vault.status().state !== 'open') return null;
    const stored = vault.read(secretEntry(clientId));
    return stored === null ? null : new Secret(stored);
  }

  function fingerprint({ client }: ClientRecords): string {
    const text = JSON.stringify([client.azureApp, secretOf(client.id)?.reveal()]);
    return createHmac('sha256', fingerprintKey).update(text).digest('base64');
  }

  function describe(found: ClientRecords): Guide {
    const { client } = found;
    const asked = lastAsked.get(client.id);
    const valid = asked?.about === fingerprint(found) ? asked : null;
    const checks = [
      ...checkRecords(found, clock.now()),
      checkSenders(found, language()),
      ...checkOdoo(found, services.readOdoo(client.id), language()),
      ...(
        valid?.checks ?? networkCheckIds.map((id) => makeCheck(id, 'waiting', 'not-checked-yet'))
      ).map((check) => proveByLinks(check, found.links)),
    ];
    return {
      steps: arrangeSteps(checks, client.guideDone),
      notChecked: valid?.notChecked ?? [],
      values: readGuideValues(found),
      consentAddress: consentAddressOf(client.azureApp),
      script: writeRegistrationScript(client, language(), clock.now()),
      checkedAt: valid?.checkedAt ?? null,
    };
  }

  return {
    'guide.read': ({ clientId }) => describe(recordsOf(clientId)),

    'guide.check': async ({ clientId }, context) => {
      const found = recordsOf(clientId);
      const about = fingerprint(found);
      const { signal, release } = joinSignals([context.signal, services.signal]);
      const checks = await askMicrosoft({
        ...found,
        secret: secretOf(clientId),
        vaultOpen: vault.status().state === 'open',
        sandbox,
        language: language(),
        route: services.route(clientId),
        signal,
      }).finally(release);
      if (signal.aborted) fail({ kind: 'cancelled' });
      const grouped = groupNotChecked(checks);
      const now = new Date(clock.now()).toISOString();
      const dated = grouped.checks.map((check) =>
        isAnswered(check) ? { ...check, checkedAt: now } : check,
      );
      const checkedAt = dated.some(isAnswered) ? now : null;
      lastAsked.set(clientId, { ...grouped, about, checkedAt, checks: dated });
      return describe(recordsOf(clientId));
    },

    'guide.tick': ({ clientId, step, done }) => {
      records.update({ topic: 'clients', clientId: null }, (draft) => {
        const client = draft.clients.find(({ id }) => id === clientId);
        if (client === undefined) fail({ kind: 'not-found', what: 'client' });
        const others = client.guideDone.filter((each) => each !== step);
        client.guideDone = done ? [...others, step] : others;
      });
      return describe(recordsOf(clientId));
    },
  };
}

function isAnswered({ outcome }: GuideCheck): boolean {
  return outcome !== 'waiting' && outcome !== 'not-checked';
}
