import { mailboxAddress } from '../../contract/identifiers.ts';
import { type IncomingServer, type MailServer } from '../../contract/mail-servers.ts';
import { type MailboxLink } from '../../contract/mailbox-links.ts';
import { type Language } from '../../contract/settings.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { type NetworkRoute } from '../network/network-route.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';
import { type StoredClient } from '../store/records/records.ts';
import { type ConnectionTestPlan, type SelfMessagePlan } from './connection-test-plan.ts';

/** Default deadline of a whole test, milliseconds. */
const testTimeoutMs = 30_000;
/** Exchange delivers to itself within seconds, or within minutes: the first is what a test awaits. */
const arrivalLimitMs = 60_000;
const lookEveryMs = 1_000;

/** Works out from a server's record and its mailbox link what a test must say to the server. */
export async function planConnectionTest(about: {
  readonly client: StoredClient;
  readonly server: MailServer;
  readonly link: MailboxLink | null;
  readonly sandbox: SandboxEnvironment | null;
  readonly language: Language;
  readonly route: NetworkRoute;
  /** Hosts beyond Microsoft's that the user has allowed for a server. */
  readonly allowedFor: (server: MailServer) => readonly string[];
  /** Of the whole test, milliseconds. */
  readonly timeoutMs?: number;
  /** Outgoing only: a message to the mailbox itself is asked for. */
  readonly sendMessage?: boolean;
  /** Without a sign-in. */
  readonly networkOnly?: boolean;
  /** The incoming server that finds it. */
  readonly incoming?: IncomingServer | null;
}): Promise<ConnectionTestPlan> {
  const { client, server, link, sandbox, language, route, timeoutMs = testTimeoutMs } = about;
  const mailbox = link ?? { mailbox: server.username };
  const sends =
    server.direction === 'outgoing' && about.sendMessage === true && about.networkOnly !== true;
  return {
    direction: server.direction,
    host: server.host,
    port: server.port,
    encryption: server.encryption,
    username: saslUserOf(server, link),
    // A message to oneself goes from the mailbox, to the mailbox.
    from: server.direction === 'outgoing' && !sends ? senderOf(server) : server.username,
    to: server.username,
    timeoutMs: sends ? timeoutMs + arrivalLimitMs : timeoutMs,
    certificateAuthorities: [
      ...(client.sandbox && sandbox !== null ? [sandbox.certificateAuthority] : []),
      ...route.certificateAuthorities,
    ],
    proxy: await route.proxyFor({ use: 'mail', host: server.host, port: server.port }),
    tokenHosts: {
      cloud: client.azureApp.cloud === 'sandbox' ? null : client.azureApp.cloud,
      allowed: about.allowedFor(server),
      sandbox: client.sandbox && sandbox !== null ? [sandbox.smtp.host, sandbox.imap.host] : [],
    },
    context: describeContext(client, mailbox, language, server),
    ...(about.networkOnly === true ? { networkOnly: true } : {}),
    ...(sends ? { selfMessage: await planSelfMessage(about) } : {}),
  };
}

async function planSelfMessage(
  about: Parameters<typeof planConnectionTest>[0],
): Promise<SelfMessagePlan> {
  const { incoming = null } = about;
  return {
    incoming: incoming === null ? null : await planConnectionTest({ ...about, server: incoming }),
    arrivalLimitMs,
    lookEveryMs,
  };
}

/** A shared mailbox has two names: SMTP takes the person, IMAP the shared address (row 185). */
function saslUserOf(server: MailServer, link: MailboxLink | null): string {
  return server.direction === 'outgoing' && link?.kind === 'delegate'
    ? link.account.username
    : server.username;
}

/**
 * As Odoo's own test: the first address of the FROM filter (odoo.md 3a, step 3), else the user. What
 * cannot be an address is not sent: a filter from a stranger's file may hold anything.
 */
function senderOf(server: Extract<MailServer, { direction: 'outgoing' }>): string {
  const addresses = server.fromFilter.split(',').map((part) => part.trim());
  return addresses.find((part) => mailboxAddress.safeParse(part).success) ?? server.username;
}
