import { arch, platform, release } from 'node:os';
import {
  type ReportBundle,
  type ReportedLink,
  type ReportedOdoo,
  type ReportedServer,
  type ReportRequest,
} from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { describeAzureApp } from '../clients/describe-client.ts';
import { type ReportStore } from '../connection-tests/report-store.ts';
import { isReportOutdated } from '../../contract/test-basis.ts';
import { fail } from '../failure-error.ts';
import { linksWithTokens } from '../store/vault/stored-tokens.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type LogFile } from '../shell/ports/logger.ts';
import { type Shell } from '../shell/ports/shell.ts';
import { type Records, type ClientRecords } from '../store/records/records.ts';
import { type Vault } from '../store/vault/vault.ts';
import { worstFirst } from './report-verdict.ts';
import { linesToRead, ownLogLines } from './own-log-lines.ts';

export interface ReportSources {
  readonly records: Records;
  readonly vault: Vault;
  readonly reports: ReportStore;
  readonly clock: Clock;
  readonly version: string;
  readonly shell: Pick<Shell, 'kind'>;
  readonly logFile: LogFile | null;
  /** Null where nothing was ever read of the client's Odoo. */
  readonly reportOdoo: (clientId: string, language: Language) => ReportedOdoo | null;
}

/**
 * Puts together what is known of a client's servers, as it is: not yet redacted, not yet in the
 * wanted language. @throws FailureError when the client or one of its servers is not there.
 */
export async function gatherReport(
  sources: ReportSources,
  request: ReportRequest,
  network: TrustInForce,
  pause: () => Promise<void>,
): Promise<ReportBundle> {
  const { records, vault, clock, version, shell } = sources;
  const { client, mailServers, mailboxLinks } = records.of(request.clientId);
  const links = linksWithTokens(vault, client.id, mailboxLinks);
  const linkOf = new Map(links.map((link) => [link.mailbox, link]));
  const azureApp = describeAzureApp(client, vault);
  const servers = chooseServers(mailServers, request);
  const reported: ReportedServer[] = [];
  for (const server of servers) {
    await pause();
    const test = sources.reports.read(server);
    const link = linkOf.get(server.username.toLowerCase()) ?? null;
    const outdated = test !== null && isReportOutdated(test, server, { link, azureApp });
    reported.push(describeServer(server, test, outdated));
  }
  const mailboxes = new Set(servers.map(({ username }) => username.toLowerCase()));
  const { applicationId, authority, cloud, redirectUri, hasSecret, secretExpiresOn } = azureApp;
  return {
    schema: 'collega.report/1',
    createdAt: new Date(clock.now()).toISOString(),
    language: request.language,
    mailboxesMasked: request.mask !== 'none',
    organisationMasked: request.mask === 'organisation',
    collega: {
      version,
      shell: shell.kind,
      platform: `${platform()} ${arch()} ${release()}`,
      network,
    },
    client: { name: client.name, sandbox: client.sandbox },
    azureApp: { applicationId, authority, cloud, redirectUri, hasSecret, secretExpiresOn },
    links: links.filter(({ mailbox }) => mailboxes.has(mailbox)).map(describeLink),
    servers: reported.sort(worstFirst),
    odoo: request.includeOdoo ? sources.reportOdoo(client.id, request.language) : null,
    log: request.includeLog ? readLog(sources, client.id) : [],
  };
}

function readLog({ records, logFile }: ReportSources, clientId: string): string[] {
  return ownLogLines(logFile?.readLast(linesToRead) ?? [], records.readAll(), clientId);
}

type Server = ClientRecords['mailServers'][number];

/** Nothing crosses between clients: another client's server is not there. */
function chooseServers(own: readonly Server[], request: ReportRequest): Server[] {
  if (request.serverIds === null) return own.filter(({ active }) => active);
  return [...new Set(request.serverIds)].map(
    (wanted) =>
      own.find(({ id }) => id === wanted) ?? fail({ kind: 'not-found', what: 'mail-server' }),
  );
}

function describeServer(
  server: Server,
  test: ReportedServer['test'],
  outdated: boolean,
): ReportedServer {
  const { name, direction, host, port, encryption, username, active } = server;
  return { name, direction, host, port, encryption, username, active, test, outdated };
}

function describeLink(link: MailboxLink): ReportedLink {
  const { mailbox, account, kind, scopes, linkedAt, refreshedAt, accessTokenExpiresAt } = link;
  return {
    mailbox,
    account: account.username,
    kind,
    personal: account.personal,
    scopes,
    linkedAt,
    refreshedAt,
    accessTokenExpiresAt,
    health: link.health,
  };
}
