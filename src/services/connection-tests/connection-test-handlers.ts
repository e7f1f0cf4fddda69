import {
  type ManyTestsProgress,
  type ManyTestsResult,
  type TestProgress,
} from '../../contract/connection-tests.ts';
import { plainHost } from '../../contract/mail-hosts.ts';
import { type IncomingServer, type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type Language } from '../../contract/settings.ts';
import { testBasis } from '../../contract/test-basis.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type ServerClock } from '../microsoft/entra/server-clock.ts';
import { CancellableRuns } from '../cancellable-runs.ts';
import { fail, failField } from '../failure-error.ts';
import { findCounterpart } from '../clients/mail-servers/counterpart-fields.ts';
import { type FailedSignIns } from '../microsoft/mailbox-links/failed-sign-ins.ts';
import { type LinkTokens } from '../microsoft/mailbox-links/link-tokens.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type Records, type ClientRecords, type StoredClient } from '../store/records/records.ts';
import { isOver } from '../microsoft/token-check/check-token.ts';
import { allowHost, isHostAllowed } from '../store/trust/allowed-hosts.ts';
import { type Vault } from '../store/vault/vault.ts';
import { type TokenSupply } from './connection-test-plan.ts';
import { keepResults, messageStillFails } from './keep-results.ts';
import { planConnectionTest } from './plan-connection-test.ts';
import { readTogether } from './read-together.ts';
import { type ReportStore } from './report-store.ts';
import { runConnectionTest } from './run-connection-test.ts';
import { runSideBySide, summariseMany, type FinishedTest } from './test-many.ts';

/** Results of many tests in one change of the records. */
const writtenTogether = 25;

type ConnectionTestCalls = Extract<keyof Handlers, `connectionTests.${string}`>;

export function createConnectionTestHandlers(services: {
  readonly records: Records;
  readonly linkTokens: LinkTokens;
  readonly failedSignIns: FailedSignIns;
  readonly serverClock: ServerClock;
  readonly reports: ReportStore;
  readonly vault: Pick<Vault, 'read' | 'write' | 'status'>;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: () => Language;
  readonly route: (clientId: string) => NetworkRoute;
  readonly announce: (progress: TestProgress) => void;
  readonly announceMany: (progress: ManyTestsProgress) => void;
  /** Aborted when Collega closes. */
  readonly signal: AbortSignal;
}): Pick<Handlers, ConnectionTestCalls> {
  const {
    records,
    linkTokens,
    serverClock,
    reports,
    vault,
    clock,
    sandbox,
    language,
    announce,
    announceMany,
  } = services;
  const running = new CancellableRuns(services.signal);

  /** None while the vault is locked: there is no token to send either. */
  const allowedFor = (server: MailServer): readonly string[] =>
    vault.status().state === 'open' && isHostAllowed(vault, server, server.host)
      ? [server.host]
      : [];

  /** The vault's token, silently refreshed; what stops it becomes the first step's failure. */
  function supplyTokenOf(server: MailServer, findLink: () => MailboxLink | null): TokenSupply {
    return async () => {
      const link = findLink();
      if (link === null) {
        const because = services.failedSignIns.lastOf(server.clientId, server.username);
        const problem = because === null ? 'not-linked' : 'link-failed';
        const signal = { kind: 'sign-in', problem, text: '' } as const;
        return { kind: 'failed', signal, detail: {}, ...(because !== null && { because }) };
      }
      const account = { account: link.account.username, kind: link.kind };
      let answer = await linkTokens.current(link);
      // Fresh by this computer's clock, over by Microsoft's (row 105): a new one is to be had.
      if (
        answer.kind === 'tokens' &&
        !answer.refreshed &&
        isOver(answer.tokens.accessToken.reveal(), serverClock.now())
      ) {
        answer = await linkTokens.refresh(link);
      }
      if (answer.kind === 'failed') return { ...answer, detail: account };
      const { accessToken, accessTokenExpiresAt, scopes } = answer.tokens;
      const expiresInSeconds = Math.round((accessTokenExpiresAt - clock.now()) / 1000);
      const detail = { ...account, refreshed: answer.refreshed, expiresInSeconds, scopes };
      const facts = {
        serverNow: serverClock.now(),
        accountNames: [link.account.username, link.mailbox],
        grantedScopes: scopes,
      };
      return { kind: 'token', accessToken: accessToken.reveal(), detail, facts };
    };
  }

  /**
   * Reads the records once for all: at 1,000 servers each reading takes longer than a test's own
   * work. Results are written a few at a time, and those left at the end.
   */
  async function testMany(
    runId: string,
    serverIds: readonly string[],
    signal: AbortSignal,
  ): Promise<ManyTestsResult> {
    const { client, servers, linkOf } = readTogether(records, serverIds);
    refuseWithoutSandbox(client);
    const shared = {
      client,
      sandbox,
      language: language(),
      route: services.route(client.id),
      allowedFor,
    };
    let unwritten: FinishedTest[] = [];
    const write = (): void => {
      const ready = unwritten;
      unwritten = [];
      keepResults(services, client.id, ready);
    };
    try {
      const finished = await runSideBySide(servers, signal, async (server) => {
        const link = linkOf(server.username);
        const basis = testBasis({ server, link, azureApp: client.azureApp });
        const plan = await planConnectionTest({ ...shared, server, link });
        const report = await runConnectionTest(plan, {
          supplyToken: supplyTokenOf(server, () => link),
          clock,
          signal,
          onStepStarted: () => undefined,
          onStepFinished: () => undefined,
        });
        const done = { server, basis, report };
        unwritten.push(done);
        if (unwritten.length >= writtenTogether) write();
        const counts = whatCounts(done);
        announceMany({ runId, serverId: server.id, outcome: counts.report.outcome });
        return counts;
      });
      return summariseMany(
        servers.map(({ id }) => id),
        finished,
      );
    } finally {
      write();
    }
  }

  /** Of many tests the summary says how the servers stand: a failed message outlasts a plain test. */
  function whatCounts(done: FinishedTest): FinishedTest {
    const { lastTest } = done.server;
    if (lastTest === null || !messageStillFails(lastTest, done)) return done;
    const { findings } = reports.read(done.server) ?? done.report;
    const report = { ...done.report, outcome: 'failed' as const, findings };
    return { ...done, report, messageFailedAt: lastTest.startedAt };
  }

  function refuseWithoutSandbox(client: StoredClient): void {
    if (client.sandbox && sandbox === null) fail({ kind: 'sandbox-not-running' });
  }

  return {
    'connectionTests.run': async (wanted, context) => {
      const { runId, serverId, sendMessage, networkOnly, timeoutMs } = wanted;
      const server = records.mailServer(serverId);
      const client = records.client(server.clientId);
      refuseWithoutSandbox(client);
      const link = records.linkOf(client.id, server.username);
      const basis = testBasis({ server, link, azureApp: client.azureApp });
      return running.run(runId, context.signal, async (signal) => {
        const plan = await planConnectionTest({
          client,
          server,
          link,
          sandbox,
          language: language(),
          route: services.route(client.id),
          allowedFor,
          timeoutMs,
          sendMessage,
          networkOnly,
          incoming: sendMessage ? incomingOf(server, records.of(client.id)) : null,
        });
        const report = await runConnectionTest(plan, {
          supplyToken: supplyTokenOf(server, () => records.linkOf(client.id, server.username)),
          clock,
          signal,
          onStepStarted: (step) => announce({ kind: 'started', runId, serverId, step }),
          onStepFinished: (step) => announce({ kind: 'finished', runId, serverId, step }),
        });
        if (!networkOnly) keepResults(services, client.id, [{ server, basis, report }]);
        return report;
      });
    },

    'connectionTests.runMany': ({ runId, serverIds }, context) =>
      running.run(runId, context.signal, (signal) => testMany(runId, serverIds, signal)),

    'connectionTests.allowHost': ({ serverId, host }) => {
      const server = records.mailServer(serverId);
      // What the user saw and allowed, not what another Collega has put there meanwhile.
      if (plainHost(server.host) !== plainHost(host)) failField('host', 'invalid');
      allowHost(vault, server, host);
      return null;
    },

    'connectionTests.cancel': ({ runId }) => {
      running.cancel(runId);
      return null;
    },

    'connectionTests.last': ({ serverId }) => {
      return reports.read(records.mailServer(serverId));
    },
  };
}

/** The server by which a message to oneself is found: the same mailbox, active ones first. */
function incomingOf(server: MailServer, content: ClientRecords): IncomingServer | null {
  const found = server.direction === 'outgoing' ? findCounterpart(server, content) : null;
  return found?.direction === 'incoming' ? found : null;
}
