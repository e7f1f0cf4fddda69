import { createHash } from 'node:crypto';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type OdooDifference } from '../../../contract/odoo.ts';
import { type OdooIncoming, type OdooOutgoing } from '../../../contract/odoo-snapshot.ts';
import { type OdooLeft, type OdooPlan, type OdooStep } from '../../../contract/odoo-plan.ts';
import { type Language } from '../../../contract/settings.ts';
import { translateStep } from '../../../languages/translate-odoo-plan.ts';
import { matchServers } from '../comparison/match-servers.ts';
import { secretParameter } from '../snapshot/snapshot-models.ts';
import { handOverStep } from './hand-over-step.ts';
import { type PlanBasis, type PlannedStep } from './plan-basis.ts';
import { warningOf } from './step-warning.ts';

/**
 * Makes of the differences the steps that mend them, in the order in which Odoo must be written:
 * module, credentials, settings, then for each server its record (new ones archived), its token,
 * Odoo's own test, and last its activation (odoo-api.md 3).
 */
export function makePlan(basis: PlanBasis, language: Language): OdooPlan {
  const { snapshot, differences } = basis;
  const steps = snapshot.outlookModule === 'installed' ? allSteps(basis) : moduleSteps(basis);
  const mended = new Set(steps.flatMap(({ mends }) => mends));
  const described = steps.map((mend) => describeStep(mend, language));
  return {
    readAt: snapshot.readAt,
    fingerprint: fingerprintOf(steps),
    steps: described,
    byHand: differences
      .filter((difference) => !mended.has(difference) && difference.severity !== 'info')
      .map(({ name, title }) => `${name}: ${title}`),
  };
}

/** Of the steps without their words: the same in every language, and after a test that says the same. */
function fingerprintOf(steps: readonly Mend[]): string {
  const planned = steps.map(({ step }) => ({ ...step, warning: step.warning?.code ?? null }));
  return createHash('sha256').update(JSON.stringify(planned)).digest('hex');
}

interface Mend {
  readonly step: PlannedStep;
  readonly mends: readonly OdooDifference[];
  /** The title of what Collega's last test found. */
  readonly finding?: string | null;
}

function describeStep({ step, finding = null }: Mend, language: Language): OdooStep {
  const id = [step.kind, step.model, step.recordId ?? step.serverId ?? step.name, step.field]
    .filter((part) => part !== null)
    .join(':');
  const left = whyLeft(step);
  return { ...step, id, left, ...translateStep({ ...step, left, finding }, language) };
}

/** Null where the step is proposed, or its block or its warning says why it is not. */
function whyLeft({ kind, proposed, blocked, warning }: PlannedStep): OdooLeft | null {
  if (proposed || blocked !== null || warning !== null) return null;
  switch (kind) {
    case 'install-module':
      return 'irreversible';
    case 'set-parameter':
      return 'other-address';
    case 'hand-over':
      return 'has-token';
    default:
      return 'needs-token';
  }
}

const settingsStep = {
  model: 'ir.config_parameter',
  recordId: null,
  serverId: null,
  field: 'value',
  undo: 'restores',
  proposed: true,
  blocked: null,
  warning: null,
  writeDate: null,
} as const;

/** Without its module Odoo has no field for anything else: installing it is the whole plan. */
function moduleSteps({ differences }: PlanBasis): Mend[] {
  return differences
    .filter(({ code }) => code === 'outlook-module-not-installed')
    .map((difference) => ({
      mends: [difference],
      step: {
        ...settingsStep,
        kind: 'install-module',
        model: 'ir.module.module',
        name: difference.name,
        field: 'state',
        before: difference.odoo,
        after: difference.collega,
        risk: 'module',
        undo: 'impossible',
        proposed: false,
      },
    }));
}

function allSteps(basis: PlanBasis): Mend[] {
  const records = pairRecords(basis);
  const ofServers = basis.servers.map((server) =>
    serverSteps(basis, server, records.get(server.id) ?? null),
  );
  return [...settingSteps(basis), ...ofServers.flat()];
}

const riskOfSetting: Partial<Record<OdooDifference['code'], OdooStep['risk']>> = {
  'application-id-missing': 'credentials',
  'application-id-differs': 'credentials',
  'secret-missing': 'credentials',
  'secret-differs': 'credentials',
  'endpoint-differs': 'endpoint',
  'endpoint-without-slash': 'endpoint',
  'web-base-url-not-frozen': 'base-url',
  'custom-servers-off': 'setting',
};

function settingSteps({ differences }: PlanBasis): Mend[] {
  // While the address is another, freezing it would keep the wrong one.
  const wrongAddress = differences.some(({ code }) => code === 'redirect-uri-differs');
  const unprotected = differences.filter(({ code }) => code === 'tokens-without-credentials');
  return differences.flatMap((difference) => {
    const risk = riskOfSetting[difference.code];
    if (risk === undefined) return [];
    const isSecret = difference.name === secretParameter;
    // The words stand for values that neither side shows.
    const before = isSecret && difference.code === 'secret-differs' ? '•••' : difference.odoo;
    const step: PlannedStep = {
      ...settingsStep,
      kind: 'set-parameter',
      name: difference.name,
      before,
      after: isSecret ? '•••' : difference.collega,
      risk,
      undo: difference.code === 'secret-differs' ? 'impossible' : 'restores',
      proposed: !(risk === 'base-url' && wrongAddress),
    };
    const mends = risk === 'credentials' ? [difference, ...unprotected] : [difference];
    // Nothing of Collega's to write: an app without an ID or a secret.
    return !isSecret && step.after === null ? [] : [{ step, mends }];
  });
}

const riskOfField: Partial<Record<OdooDifference['code'], OdooStep['risk']>> = {
  'host-differs': 'connection',
  'port-differs': 'connection',
  'encryption-differs': 'connection',
  'authentication-not-outlook': 'connection',
  'filter-differs': 'sender-choice',
  'priority-differs': 'sender-choice',
};

function serverSteps(
  basis: PlanBasis,
  server: MailServer,
  record: OdooOutgoing | OdooIncoming | null,
): Mend[] {
  const own = basis.differences.filter(({ serverId }) => serverId === server.id);
  const missing = own.find(({ code }) => code === 'server-not-in-odoo');
  const model = server.direction === 'outgoing' ? 'ir.mail_server' : 'fetchmail.server';
  if (missing === undefined && record === null) return [];
  const common = {
    model,
    recordId: record?.id ?? null,
    serverId: server.id,
    name: record?.name ?? server.name,
    field: null,
    before: null,
    after: null,
    proposed: true,
    blocked: null,
    warning: null,
    writeDate: record?.writeDate ?? null,
  } as const;
  const mends: Mend[] = [];
  const lastTest = basis.lastTest(server);
  const warning = warningOf(lastTest);
  const isTested = warning === null;
  const warned = { finding: lastTest?.finding?.title ?? null };
  if (missing !== undefined) {
    const after = `${server.host}:${server.port}, ${server.username}`;
    const create = { kind: 'create-server', after, risk: 'new-server', undo: 'archives' } as const;
    mends.push({ step: { ...common, ...create }, mends: [missing] });
  }
  for (const difference of own) {
    const risk = riskOfField[difference.code];
    if (risk === undefined) continue;
    const undo = difference.code === 'authentication-not-outlook' ? 'impossible' : 'restores';
    const { field, odoo: before, collega: after } = difference;
    const step = { ...common, kind: 'set-field', field, before, after, risk, undo } as const;
    mends.push({ step, mends: [difference] });
  }
  const changed = mends.length > 0;
  const token = handOverStep(basis, server, record?.hasToken ?? false, { ...common, warning });
  // Without a token Odoo's test fails, and a server in use refuses all mail that it is chosen for.
  const proposed = record?.hasToken === true || (isTested && (token?.blocked ?? null) === null);
  const noToken = own.filter(({ code }) => code === 'no-token');
  if (token !== null) mends.push({ step: token, mends: noToken, ...warned });
  const archived =
    missing !== undefined ? server.active : record?.active === false && server.active;
  const unconfirmed = own.filter(({ code }) => code === 'incoming-not-confirmed');
  const getsToken = token !== null && record?.hasToken !== true;
  if (changed || archived || unconfirmed.length > 0 || getsToken) {
    const isDraft = record === null || ('state' in record && record.state === 'draft');
    const confirms = server.direction === 'incoming' && isDraft;
    const values = confirms ? { field: 'state', before: 'draft', after: 'done' } : {};
    const undo = confirms ? 'restores' : 'nothing-to-undo';
    const test = { ...values, kind: 'own-test', risk: 'test', undo } as const;
    // Nothing comes of a test alone; a confirmed server is fetched from.
    const chosen = confirms ? { proposed: proposed && isTested, warning } : { proposed };
    mends.push({ step: { ...common, ...test, ...chosen }, mends: unconfirmed, ...warned });
  }
  if (archived) {
    const values = { field: 'active', before: 'false', after: 'true' } as const;
    const activate = {
      kind: 'activate',
      risk: 'activate',
      undo: 'restores',
      proposed: proposed && isTested,
      warning,
    } as const;
    const archivedInOdoo = own.filter(({ code }) => code === 'server-archived-in-odoo');
    mends.push({ step: { ...common, ...values, ...activate }, mends: archivedInOdoo, ...warned });
  }
  return mends;
}

/** The record of Odoo that the comparison takes for each of Collega's servers. */
function pairRecords({ snapshot, servers }: PlanBasis): Map<string, OdooOutgoing | OdooIncoming> {
  const outgoing = servers.filter(({ direction }) => direction === 'outgoing');
  const incoming = servers.filter(({ direction }) => direction === 'incoming');
  const shared = snapshot.outgoing.filter(({ owner }) => owner === null);
  const { pairs: sending } = matchServers<MailServer, OdooOutgoing>(outgoing, shared);
  const { pairs: fetching } = matchServers<MailServer, OdooIncoming>(incoming, snapshot.incoming);
  return new Map([...sending, ...fetching].map(({ ours, theirs }) => [ours.id, theirs]));
}
