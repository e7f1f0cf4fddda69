import { type MailServer } from '../../contract/mail-servers.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { type OdooPlan, type OdooRun } from '../../contract/odoo-plan.ts';
import { translateStepMessage, translateUndo } from '../../languages/translate-odoo-plan.ts';
import { describeClient } from '../clients/describe-client.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { fail } from '../failure-error.ts';
import { type LinkTokens } from '../microsoft/mailbox-links/link-tokens.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type OdooApi } from './api/odoo-api.ts';
import {
  askOdoo,
  compareClient,
  readAndKeep,
  readSecret,
  type FailedAtOdoo,
  type OdooServices,
} from './ask-odoo.ts';
import { compareSettings } from './comparison/compare-settings.ts';
import { wantedEndpoint } from './comparison/wanted-endpoint.ts';
import { type StoredConnection } from '../store/vault/stored-connection.ts';
import { makeTrouble } from './describe-trouble.ts';
import { describeLastTest, type LastTestServices } from './last-test.ts';
import { explainReason } from './mails/explain-reason.ts';
import { mayHandTokenTo } from './may-hand-token-to.ts';
import { applyPlan } from './plan/apply-plan.ts';
import { type HandedToken } from './plan/apply-services.ts';
import { makePlan } from './plan/make-plan.ts';
import { undoRun } from './plan/undo-run.ts';
import { readSettings } from './snapshot/read-settings.ts';

type PlanCalls = 'odoo.plan' | 'odoo.apply' | 'odoo.undo' | 'odoo.runs';

/** Plans what is to be written to a client's Odoo, writes it, and undoes it. */
export function createOdooPlanHandlers(
  services: LastTestServices & { readonly linkTokens: LinkTokens },
): Pick<Handlers, PlanCalls> {
  const { records, vault, clock, sandbox, language, journals, announce } = services;
  const ask = askOdoo(services);
  const writing = new Set<string>();

  /**
   * Two writings at once would each create what the other creates, and the journal of one, by which
   * it is undone, would take the place of the other's.
   */
  const askToWrite: typeof ask = async (clientId, work) => {
    if (writing.has(clientId)) fail({ kind: 'already-running' });
    writing.add(clientId);
    try {
      return await ask(clientId, work);
    } finally {
      writing.delete(clientId);
    }
  };

  /** Reads Odoo first: nothing is planned on what was, and nothing for a copy. */
  const plan = async (
    clientId: string,
    api: OdooApi,
    stored: StoredConnection,
    signal: AbortSignal,
  ): Promise<
    | { readonly outcome: 'planned'; readonly plan: OdooPlan; readonly snapshot: OdooSnapshot }
    | FailedAtOdoo
  > => {
    const read = await readAndKeep(services, clientId, api, stored, signal);
    if (read.outcome === 'failed') return read;
    const { snapshot } = read;
    if (snapshot.neutralized) {
      const trouble = makeTrouble('neutralized', stored.connection, language());
      return { outcome: 'failed', trouble };
    }
    const { mailServers, mailboxLinks } = records.of(clientId);
    const basis = {
      snapshot,
      differences: compareClient(services, clientId, snapshot),
      servers: mailServers,
      links: mailboxLinks,
      lastTest: (server: MailServer) => describeLastTest(services, server),
      mayHandTokenTo: (server: MailServer) => mayHandTokenTo(services, server),
    };
    return { outcome: 'planned', plan: makePlan(basis, language()), snapshot };
  };

  return {
    'odoo.plan': ({ clientId }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const planned = await plan(clientId, api, stored, signal);
        return planned.outcome === 'failed'
          ? planned
          : { outcome: 'planned' as const, plan: planned.plan };
      }),

    'odoo.apply': ({ clientId, fingerprint, stepIds, installModule }, { signal }) =>
      askToWrite(clientId, async (api, stored) => {
        const planned = await plan(clientId, api, stored, signal);
        if (planned.outcome === 'failed') return planned;
        const chosen = new Set(stepIds);
        const steps = planned.plan.steps.filter(({ id }) => chosen.has(id));
        if (planned.plan.fingerprint !== fingerprint || steps.length !== chosen.size) {
          const trouble = makeTrouble('plan-outdated', stored.connection, language());
          return { outcome: 'failed' as const, trouble };
        }
        try {
          const results = await applyPlan(
            {
              api,
              secret: readSecret(vault, clientId),
              server: (id) => records.findMailServer(id),
              tokenFor: (server) => tokenFor(services, clientId, server.username),
              hasOwnCredentials: () =>
                hasOwnCredentials(services, clientId, api, planned.snapshot, signal),
              journal: journals.begin(clientId, new Date(clock.now()).toISOString()),
              say: (message) => translateStepMessage(message, language()),
              explain: (words, server) => {
                const mailbox = server.username.trim().toLowerCase();
                const about = records.linkOf(clientId, mailbox) ?? { mailbox };
                const client = records.client(clientId);
                return explainReason(words, describeContext(client, about, language(), server));
              },
            },
            steps,
            { installModule },
            signal,
          );
          await readAgain(clientId, api, stored, signal);
          return { outcome: 'applied' as const, results };
        } finally {
          announce(clientId);
        }
      }),

    'odoo.undo': ({ clientId }, { signal }) =>
      askToWrite(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        if (read.outcome === 'failed') return read;
        const run = journals.read(clientId).find(({ undoneAt }) => undoneAt === null);
        if (run === undefined || read.snapshot.neutralized) {
          const code = run === undefined ? 'nothing-to-undo' : 'neutralized';
          const trouble = makeTrouble(code, stored.connection, language());
          return { outcome: 'failed' as const, trouble };
        }
        let entries: OdooRun['entries'] = [...run.entries];
        const doneBefore = entries.filter(({ state }) => state === 'undone').length;
        const undone = (index: number): void => {
          entries = entries.map((entry, at) =>
            at === index ? { ...entry, state: 'undone' as const } : entry,
          );
          journals.update(clientId, { ...run, entries });
        };
        try {
          const { results, remains } = await undoRun(
            api,
            run,
            {
              title: (entry) => translateUndo(entry, language()),
              say: (message) => translateStepMessage(message, language()),
              undone,
            },
            signal,
          );
          // What remains is tried again at the next undo. One that gets no further ends the run:
          // it must not stand before those that were written earlier.
          const progress = entries.filter(({ state }) => state === 'undone').length > doneBefore;
          const undoneAt = remains && progress ? null : new Date(clock.now()).toISOString();
          journals.update(clientId, { ...run, entries, undoneAt });
          await readAgain(clientId, api, stored, signal);
          return { outcome: 'applied' as const, results };
        } finally {
          announce(clientId);
        }
      }),

    'odoo.runs': ({ clientId }) => journals.read(clientId),
  };

  /** What is shown of Odoo must not be from before the writing; what was written stands in any case. */
  async function readAgain(
    clientId: string,
    api: OdooApi,
    stored: StoredConnection,
    signal: AbortSignal,
  ): Promise<void> {
    // Where it fails or is cancelled, what was read before stays in sight with its time.
    await readAndKeep(services, clientId, api, stored, signal).catch(() => undefined);
  }

  async function hasOwnCredentials(
    of: OdooServices,
    clientId: string,
    api: OdooApi,
    snapshot: OdooSnapshot,
    signal: AbortSignal,
  ): Promise<boolean> {
    const now = await readSettings(api, readSecret(vault, clientId), signal);
    const { azureApp } = describeClient(of.records.client(clientId), vault);
    const differences = compareSettings(azureApp, wantedEndpoint(azureApp, sandbox), {
      ...snapshot,
      applicationId: now.parameters.microsoft_outlook_client_id,
      endpoint: now.parameters['microsoft_outlook.endpoint'],
      secret: now.secret,
    });
    return !differences.some(({ code }) => tokenBlockers.has(code));
  }
}

/** Differences with which Odoo could do nothing with a token, or would send it elsewhere. */
const tokenBlockers: ReadonlySet<string> = new Set([
  'application-id-missing',
  'application-id-differs',
  'secret-missing',
  'secret-differs',
  'secret-not-compared',
  'endpoint-differs',
  'endpoint-without-slash',
]);

async function tokenFor(
  { records, language, linkTokens }: OdooServices & { readonly linkTokens: LinkTokens },
  clientId: string,
  username: string,
): Promise<HandedToken> {
  const link = records.linkOf(clientId, username.trim().toLowerCase());
  if (link === null) return { kind: 'refused', finding: null };
  const answer = await linkTokens.issueSeparate(link);
  if (answer.kind === 'tokens') return { kind: 'token', token: answer.tokens.refreshToken };
  const context = describeContext(records.client(clientId), link, language());
  return { kind: 'refused', finding: diagnose(answer.signal, context, 'token') };
}
