import { type MailServer } from '../../contract/mail-servers.ts';
import { type OdooAnswer } from '../../contract/odoo-tests.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { translateTestComparison } from '../../languages/translate-odoo.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { fail, FailureError } from '../failure-error.ts';
import { type LinkTokens } from '../microsoft/mailbox-links/link-tokens.ts';
import { type CallContext, type Handlers } from '../shell/bridge/bridge.ts';
import { mayHandTokenTo } from './may-hand-token-to.ts';
import { askOdoo, readAndKeep } from './ask-odoo.ts';
import { matchServers } from './comparison/match-servers.ts';
import { makeTrouble } from './describe-trouble.ts';
import { describeLastTest, type LastTestServices } from './last-test.ts';
import { explainReason } from './mails/explain-reason.ts';
import { compareTests } from './own-tests/compare-tests.ts';
import { probeOdoo } from './probe-odoo.ts';
import { runOdooTest, type OwnTest } from './own-tests/run-odoo-test.ts';

type TestCalls = 'odoo.test' | 'odoo.probe';

/** Runs Odoo's own tests, and explains them beside Collega's. */
export function createOdooTestHandlers(
  services: LastTestServices & {
    readonly linkTokens: LinkTokens;
    /** Runs Collega's own test and keeps its result. @throws FailureError where it cannot be run */
    readonly runOwnTest: (serverId: string, context: CallContext) => Promise<unknown>;
  },
): Pick<Handlers, TestCalls> {
  const { records, snapshots, language, announce, linkTokens, runOwnTest } = services;
  const ask = askOdoo(services);

  const explain = (
    clientId: string,
    odoo: OwnTest['odoo'],
    about: { readonly username: string; readonly host: string; readonly port: number },
  ): OdooAnswer => {
    const client = records.client(clientId);
    const context = describeContext(client, { mailbox: about.username }, language(), about);
    return { ...odoo, finding: odoo.passed ? null : explainReason(odoo.message, context) };
  };

  const findOurs = (
    clientId: string,
    snapshot: OdooSnapshot | undefined,
    { direction, recordId }: Pick<OwnTest, 'direction' | 'recordId'>,
  ): MailServer | null => {
    const ours = records.of(clientId).mailServers.filter((each) => each.direction === direction);
    const theirs = direction === 'outgoing' ? snapshot?.outgoing : snapshot?.incoming;
    const { pairs } = matchServers<MailServer, NonNullable<typeof theirs>[number]>(
      ours,
      theirs ?? [],
    );
    return pairs.find(({ theirs: record }) => record.id === recordId)?.ours ?? null;
  };

  /** What stops Collega's test from running is no answer about Odoo's. */
  const runQuietly = async (serverId: string, context: CallContext): Promise<void> => {
    try {
      await runOwnTest(serverId, context);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
    }
  };

  return {
    'odoo.test': ({ clientId, direction, recordId, ownTest }, context) =>
      ask(clientId, async (api) => {
        const snapshot = snapshots.read(clientId)?.snapshot;
        const of = { direction, recordId };
        const found = findOurs(clientId, snapshot, of);
        if (ownTest && found !== null) await runQuietly(found.id, context);
        const tested = await runOdooTest(api, direction, recordId, context.signal);
        const ours = findOurs(clientId, snapshot, of);
        const records = direction === 'outgoing' ? snapshot?.outgoing : snapshot?.incoming;
        const record = records?.find(({ id }) => id === recordId);
        const odoo = explain(clientId, tested.odoo, {
          username: record?.username ?? ours?.username ?? '',
          host: record?.host ?? ours?.host ?? '',
          port: record?.port ?? ours?.port ?? 0,
        });
        const collega = ours === null ? null : describeLastTest(services, ours);
        const comparison = ours === null ? 'not-in-collega' : compareTests(odoo, collega);
        const explanation = translateTestComparison(comparison, language(), {
          odoo: odoo.finding?.title ?? odoo.message,
          collega: collega?.finding?.title ?? '',
        });
        const result = { ...tested, odoo, collega, comparison, explanation };
        return { outcome: 'tested' as const, result };
      }),

    'odoo.probe': ({ clientId, serverId }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        if (read.outcome === 'failed') return read;
        if (read.snapshot.neutralized) {
          const trouble = makeTrouble('neutralized', stored.connection, language());
          return { outcome: 'failed' as const, trouble };
        }
        const server = records.findMailServer(serverId);
        if (server?.clientId !== clientId) return fail({ kind: 'not-found', what: 'mail-server' });
        if (!mayHandTokenTo(services, server)) {
          return { outcome: 'foreign-host' as const, host: server.host };
        }
        const link = records.linkOf(clientId, server.username.trim().toLowerCase());
        const about = link ?? { mailbox: server.username };
        const context = describeContext(records.client(clientId), about, language(), server);
        const answer = link === null ? null : await linkTokens.current(link);
        if (answer?.kind !== 'tokens') {
          const notLinked = { kind: 'sign-in', problem: 'not-linked', text: '' } as const;
          const because = answer?.signal ?? notLinked;
          return { outcome: 'no-token' as const, finding: diagnose(because, context, 'token') };
        }
        const { accessToken, accessTokenExpiresAt: expiresAt } = answer.tokens;
        try {
          const probed = await probeOdoo(api, server, { accessToken, expiresAt }, signal);
          const { name, direction } = server;
          const odoo = explain(clientId, probed.odoo, server);
          const result = { direction, server: name, odoo, leftBehind: probed.leftBehind };
          return { outcome: 'probed' as const, result };
        } finally {
          announce(clientId);
        }
      }),
  };
}
