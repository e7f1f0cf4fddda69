import { TLSSocket } from 'node:tls';
import { refuseForeignHost } from '../check-token-host.ts';
import { StepFailure } from '../step-failure.ts';
import { type TestRun } from '../test-run.ts';
import { type ImapSession } from './open-imap-connection.ts';

/** CAPABILITY, and where nothing speaks against it AUTHENTICATE, under way. */
export interface OpeningCommands {
  readonly capabilityTag: string;
  readonly capabilities: Promise<Map<string, unknown> | false>;
  /** Null when AUTHENTICATE waits for the capabilities. */
  readonly authenticated: Promise<unknown> | null;
}

/**
 * Sends CAPABILITY, and AUTHENTICATE in the same flight where the greeting is Exchange Online's: it
 * names no capabilities, and has offered AUTH=XOAUTH2 and SASL-IR to everyone for years, so asking
 * first costs a round trip and answers nothing new. Neither command can change what the other one
 * means, which is what RFC 9051 section 5.5 asks of commands sent together. Any other server is
 * asked first, as RFC 4959 section 3 demands.
 */
export function sendOpening(
  run: TestRun,
  session: ImapSession,
  accessToken: string | null,
): OpeningCommands {
  const { client, socket } = session;
  const inner = client.inner();
  const capabilityTag = client.tag(1);
  if (accessToken === null || !mayAuthenticate(run, session, accessToken)) {
    return { capabilityTag, capabilities: inner.run('CAPABILITY'), authenticated: null };
  }
  socket().sendAhead(client.authenticateLine(client.tag(2), run.plan.username, accessToken));
  const capabilities = inner.run('CAPABILITY');
  // imapflow chooses mechanism and form as it is called, by what the server has said.
  client.capabilities.set('AUTH=XOAUTH2', true).set('SASL-IR', true);
  const authenticated = inner.run('AUTHENTICATE', run.plan.username, { accessToken });
  client.capabilities.clear();
  authenticated.catch(() => undefined);
  return { capabilityTag, capabilities, authenticated };
}

function mayAuthenticate(run: TestRun, session: ImapSession, accessToken: string): boolean {
  const { client, wire, socket } = session;
  if (client.capabilities.size > 0 || !isExchangeOnline(wire.greeting)) return false;
  return socket().raw instanceof TLSSocket && isForThisHost(run, accessToken);
}

/** The step `auth` says why not. */
function isForThisHost(run: TestRun, accessToken: string): boolean {
  try {
    refuseForeignHost(accessToken, run.plan);
    return true;
  } catch (error) {
    if (error instanceof StepFailure) return false;
    throw error;
  }
}

/**
 * Exchange Online names its server in the greeting, in base64 of UTF-16 (row 173); Exchange on
 * premises, which may not offer XOAUTH2, does not.
 */
function isExchangeOnline(greeting: string): boolean {
  const words = /^\* OK The Microsoft Exchange IMAP4 service is ready\. \[([A-Za-z0-9+/=]+)\]$/;
  const name = Buffer.from(words.exec(greeting)?.[1] ?? '', 'base64').toString('utf16le');
  return /^[\w.-]+\.outlook\.com$/i.test(name);
}
