import { type ConnectionTestReport, type TestProgress } from '../../contract/connection-tests.ts';
import { type IncomingServer, type MailServer } from '../../contract/mail-servers.ts';
import { type Language } from '../../contract/settings.ts';
import { type Handlers } from '../bridge/bridge.ts';
import { type ServerClock } from '../entra/server-clock.ts';
import { fail, FailureError } from '../failure-error.ts';
import { replaceServer } from '../mail-servers/mail-server-handlers.ts';
import { type LinkTokens } from '../mailbox-links/link-tokens.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type Clock } from '../ports/clock.ts';
import { type SandboxEnvironment } from '../ports/sandbox-environment.ts';
import { type Records } from '../records/records.ts';
import { isOver } from '../token-check/check-token.ts';
import { type TokenSupply } from './connection-test-plan.ts';
import { planConnectionTest } from './plan-connection-test.ts';
import { type ReportStore } from './report-store.ts';
import { runConnectionTest } from './run-connection-test.ts';

type ConnectionTestCalls = Extract<keyof Handlers, `connectionTests.${string}`>;

export function createConnectionTestHandlers(services: {
  readonly records: Records;
  readonly linkTokens: LinkTokens;
  readonly serverClock: ServerClock;
  readonly reports: ReportStore;
  readonly clock: Clock;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: () => Language;
  readonly route: () => NetworkRoute;
  readonly announce: (progress: TestProgress) => void;
  /** Aborted when Collega closes. */
  readonly signal: AbortSignal;
}): Pick<Handlers, ConnectionTestCalls> {
  const { records, linkTokens, serverClock, reports, clock, sandbox, language, announce } =
    services;
  const running = new Map<string, AbortController>();

  /** The vault's token, silently refreshed; what stops it becomes the first step's failure. */
  function supplyTokenFor(clientId: string, mailbox: string): TokenSupply {
    return async () => {
      const link = records.linkOf(clientId, mailbox);
      if (link === null) {
        const signal = { kind: 'sign-in', problem: 'not-linked', text: '' } as const;
        return { kind: 'failed', signal, detail: {} };
      }
      const account = { account: link.account.username, kind: link.kind };
      let answer = await linkTokens.current(link);
      // Fresh by this computer's clock, over by Microsoft's (row 105): a new one is to be had.
      if (
        answer.kind === 'tokens' &&
        !answer.refreshed &&
        isOver(answer.tokens.accessToken, serverClock.now())
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
      return { kind: 'token', accessToken, detail, facts };
    };
  }

  /** The server by which a message to oneself is found: the same mailbox, active ones first. */
  function incomingOf({ clientId, username }: MailServer): IncomingServer | null {
    const incoming = records
      .read()
      .mailServers.filter((server) => server.direction === 'incoming')
      .filter((server) => server.clientId === clientId)
      .filter((server) => server.username.toLowerCase() === username.toLowerCase());
    return incoming.find(({ active }) => active) ?? incoming[0] ?? null;
  }

  function keep(serverId: string, report: ConnectionTestReport): void {
    if (report.outcome === 'cancelled') return;
    try {
      const { clientId } = records.mailServer(serverId);
      reports.save(serverId, report);
      records.update({ topic: 'mail-servers', clientId }, (draft) => {
        replaceServer(draft, serverId, (server) => withResult(server, report));
      });
    } catch (error) {
      // Deleted while its test ran: there is nothing left to keep the result with.
      if (error instanceof FailureError && error.failure.kind === 'not-found') return;
      throw error;
    }
  }

  return {
    'connectionTests.run': async ({ runId, serverId, sendMessage }, context) => {
      if (running.has(runId)) fail({ kind: 'already-running' });
      const server = records.mailServer(serverId);
      const client = records.client(server.clientId);
      if (client.sandbox && sandbox === null) fail({ kind: 'sandbox-not-running' });
      const link = records.linkOf(client.id, server.username);
      const cancel = new AbortController();
      running.set(runId, cancel);
      try {
        const report = await runConnectionTest(
          planConnectionTest({
            client,
            server,
            link,
            sandbox,
            language: language(),
            route: services.route(),
            sendMessage,
            incoming: sendMessage ? incomingOf(server) : null,
          }),
          {
            supplyToken: supplyTokenFor(client.id, server.username),
            clock,
            signal: AbortSignal.any([cancel.signal, context.signal, services.signal]),
            onStepStarted: (step) => announce({ kind: 'started', runId, serverId, step }),
            onStepFinished: (step) => announce({ kind: 'finished', runId, serverId, step }),
          },
        );
        keep(serverId, report);
        return report;
      } finally {
        running.delete(runId);
      }
    },

    'connectionTests.cancel': ({ runId }) => {
      running.get(runId)?.abort();
      return null;
    },

    'connectionTests.last': ({ serverId }) => {
      records.mailServer(serverId);
      return reports.read(serverId);
    },
  };
}

/** Test & Confirm moves an incoming server to Confirmed once it has passed (odoo.md 3b). */
function withResult<Server extends ReturnType<Records['mailServer']>>(
  server: Server,
  report: ConnectionTestReport,
): Server {
  const lastTest = {
    outcome: report.outcome,
    startedAt: report.startedAt,
    durationMs: report.durationMs,
    findingCodes: report.findings.map(({ code }) => code),
  };
  const passed = report.outcome === 'passed' || report.outcome === 'warning';
  // Pointed elsewhere while the test ran: what passed was another server or another mailbox.
  const { host, port, username } = report.server;
  const same = server.host === host && server.port === port && server.username === username;
  return server.direction === 'incoming' && passed && same
    ? { ...server, lastTest, confirmed: true }
    : { ...server, lastTest };
}
