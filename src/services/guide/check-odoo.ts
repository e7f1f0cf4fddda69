import { type GuideCheck, type GuideCheckId, type GuideStepId } from '../../contract/guide.ts';
import { type OdooDifference, type OdooModel } from '../../contract/odoo.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { type SenderSettings } from '../../contract/sender-settings.ts';
import { type Language } from '../../contract/settings.ts';
import { translateGuideSetting } from '../../languages/translate-guide.ts';
import { majorVersionOf } from '../odoo/senders/odoo-records.ts';
import { makeCheck } from './make-check.ts';
import { type ClientRecords } from './record-checks.ts';

/** What was read last of the client's Odoo, compared with the records as they are now. */
export interface ReadOdoo {
  readonly snapshot: OdooSnapshot;
  readonly differences: readonly OdooDifference[];
}

/** Steps in Odoo that a snapshot can show to be done. */
const stepOf = {
  'module-in-odoo': 'odoo-module',
  'settings-in-odoo': 'odoo-settings',
  'senders-in-odoo': 'odoo-senders',
  'outgoing-in-odoo': 'odoo-outgoing',
  'incoming-in-odoo': 'odoo-incoming',
} as const satisfies Partial<Record<GuideCheckId, GuideStepId>>;
type OdooCheckId = keyof typeof stepOf;

/** Warnings that leave undone what the step asks for. */
const alsoUndone: ReadonlySet<OdooDifference['code']> = new Set([
  'custom-servers-off',
  'secret-not-compared',
  'web-base-url-not-frozen',
  'server-archived-in-odoo',
  'incoming-not-confirmed',
]);

/**
 * Whether Odoo, as it was read last, holds what these steps enter there. Collega's own form proves
 * nothing about Odoo: without a snapshot every one of them waits.
 */
export function checkOdoo(
  records: ClientRecords,
  odoo: ReadOdoo | null,
  language: Language,
): GuideCheck[] {
  const missing = {
    'module-in-odoo': () => differing(odoo, 'ir.module.module'),
    'settings-in-odoo': () => differing(odoo, 'ir.config_parameter'),
    'senders-in-odoo': () => differingSenders(records.client.senderSettings, odoo, language),
    'outgoing-in-odoo': () => differing(odoo, 'ir.mail_server'),
    'incoming-in-odoo': () => differing(odoo, 'fetchmail.server'),
  };
  const ids = Object.keys(stepOf) as OdooCheckId[];
  return ids.map((id) => {
    if (odoo === null) return makeCheck(id, 'waiting', 'odoo-not-read');
    if (lacksServers(id, records)) return makeCheck(id, 'waiting', 'no-server-yet');
    const checkedAt = odoo.snapshot.readAt;
    const found = missing[id]();
    const [first] = found;
    if (first === undefined) return { ...makeCheck(id, 'passed', 'odoo-agrees'), checkedAt };
    const params = { first, number: String(found.length) };
    // Undone is to do; only against the user's own tick it is a problem.
    const ticked = records.client.guideDone.includes(stepOf[id]);
    const outcome = ticked ? 'failed' : 'waiting';
    return { ...makeCheck(id, outcome, 'odoo-differs', { params }), checkedAt };
  });
}

/** With nothing to enter in Odoo, nothing in it can agree. */
function lacksServers(id: OdooCheckId, { servers }: ClientRecords): boolean {
  const inUse = (wanted: 'outgoing' | 'incoming') =>
    servers.some(({ active, direction }) => active && direction === wanted);
  if (id === 'outgoing-in-odoo') return !inUse('outgoing');
  return id === 'incoming-in-odoo' && !inUse('incoming');
}

function differing(odoo: ReadOdoo | null, model: OdooModel): string[] {
  return (odoo?.differences ?? [])
    .filter((each) => each.model === model)
    .filter(({ severity, code }) => severity === 'error' || alsoUndone.has(code))
    .map(({ title, name }) => (title.includes(name) ? title : `${title} (${name})`));
}

/** Names of the values that Odoo holds otherwise, of those that its version reads. */
function differingSenders(
  ours: SenderSettings,
  odoo: ReadOdoo | null,
  language: Language,
): string[] {
  if (odoo === null) return [];
  const { snapshot } = odoo;
  const pairs =
    majorVersionOf(snapshot.version) === '16'
      ? ([
          ['mailDefaultFrom', ours.mailDefaultFrom, snapshot.senderParameters.defaultFrom],
          ['catchallDomain', ours.mailCatchallDomain, snapshot.senderParameters.catchallDomain],
        ] as const)
      : pairsOfDomain(ours, snapshot);
  return pairs
    .filter(([, one, other]) => one === '' || one.toLowerCase() !== other?.toLowerCase())
    .map(([name]) => translateGuideSetting(name, language));
}

/** Each company may have an alias domain of its own: the one of that name is meant. */
function pairsOfDomain({ aliasDomain }: SenderSettings, { aliasDomains }: OdooSnapshot) {
  const name = aliasDomain.name.toLowerCase();
  const theirs = aliasDomains.find((each) => each.name.toLowerCase() === name) ?? aliasDomains[0];
  return [
    ['aliasDomain', aliasDomain.name, theirs?.name ?? null],
    ['defaultFrom', aliasDomain.defaultFrom, theirs?.defaultFrom ?? null],
  ] as const;
}
