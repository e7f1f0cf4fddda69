import { createConsents } from './authority/consents.ts';
import { startAuthority } from './authority/start-authority.ts';
import { openIdConfiguration } from './authority/openid-configuration.ts';
import { type ExposedHost } from './exposed-host.ts';
import { startImapServer } from './imap/start-imap-server.ts';
import { areStillGood, issueCertificates } from './issue-certificates.ts';
import { type LoopbackServer } from './loopback-server.ts';
import {
  connectionOf,
  type PracticeOdooAddress,
  type PracticeOdooConnection,
  startPracticeOdoos,
} from './odoo/start-practice-odoos.ts';
import { createMailStore } from './mail/mail-store.ts';
import { practiceMailboxes } from './practice-mailboxes.ts';
import { practiceTenant } from './practice-tenant.ts';
import { type SandboxCounts, startCounting } from './sandbox-counts.ts';
import { keepState, readState, type SandboxState } from './sandbox-state.ts';
import { startSmtpServer } from './smtp/start-smtp-server.ts';
import { createTokenMaker } from './tokens/token-maker.ts';

export interface SandboxOptions {
  /** Where signing key, certificates and ports are kept (mode 0600); null: in memory only. */
  readonly stateFolder: string | null;
  /** The Odoo whose redirect URI is registered, as `cleanOdooUrl` leaves it; odoo.example.com unless told. */
  readonly odooUrl?: string;
  /** For an Odoo in a container or on another machine; loopback alone unless told. */
  readonly exposed?: ExposedHost | null;
  /** No person uses it: the hinted account is signed in without a page. */
  readonly signedIn?: boolean;
  /** Told what happens, without tokens, codes or secrets. */
  readonly log?: (line: string) => void;
  /** Lifetime of access tokens in seconds; 3600 unless told. */
  readonly accessTokenSeconds?: number;
  /** Milliseconds since the Unix epoch; the system's clock unless told. */
  readonly now?: () => number;
}

/** What Collega must know of the practice tenant (the services' SandboxEnvironment). */
export interface PracticeEnvironment {
  readonly applicationId: string;
  readonly secret: string;
  readonly odooUrl: string;
  readonly authority: string;
  readonly authorityMetadata: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
  readonly certificateAuthority: string;
  readonly mailboxes: readonly string[];
  /** What is typed into an Odoo that is to use the sandbox. */
  readonly odooSetUp: OdooSetUp;
  /** The practice Odoos, one a version. */
  readonly odoos: readonly PracticeOdooAddress[];
  /** What the practice client is connected to at its first start. */
  readonly odoo: PracticeOdooConnection | null;
}

export interface OdooSetUp {
  readonly applicationId: string;
  readonly secret: string;
  /** The system parameter `microsoft_outlook.endpoint`; the slash at its end matters to Odoo 18. */
  readonly endpoint: string;
  readonly redirectUri: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
}

export interface Sandbox {
  readonly environment: PracticeEnvironment;
  /** Origin of the sign-in pages, `http://127.0.0.1:port`. */
  readonly origin: string;
  /** What was seen so far; live. */
  readonly seen: Readonly<SandboxCounts>;
  /** Ends the servers and every connection; resolves when no handle is left. */
  close(): Promise<void>;
}

/**
 * Starts the practice tenant on loopback: authority, submission server and IMAP server, on the
 * ports of last time where they are free. Rejects when nothing can listen on 127.0.0.1; whatever had
 * started is ended first.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const log = options.log ?? (() => undefined);
  const state = await readState(options.stateFolder);
  const kept = state.certificates;
  const exposedName = options.exposed?.name ?? null;
  const exposedAddress = options.exposed?.address ?? null;
  const certificates =
    kept !== null && areStillGood(kept, now(), exposedName)
      ? kept
      : await issueCertificates(now(), exposedName);
  const counts = startCounting();
  const tokens = createTokenMaker({
    signingKey: Buffer.from(state.signingKey, 'base64'),
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    now,
  });
  const shared = { tokens, counts, now, log, exposedAddress };
  const mail = { ...shared, ...certificates, mail: createMailStore(now) };
  const odooUrl = options.odooUrl ?? practiceTenant.odooUrl;
  const redirectUri = `${odooUrl}${practiceTenant.redirectPath}`;
  const keeper = keepState(options.stateFolder, { ...state, certificates }, log);
  const consents = createConsents(state.consents, (given) => keeper.change({ consents: given }));
  const started: LoopbackServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.close()));
    await keeper.settled();
  };
  const start = async (server: Promise<LoopbackServer>): Promise<number> => {
    const running = await server;
    started.push(running);
    return running.port;
  };
  try {
    const last = state.ports;
    const ports: NonNullable<SandboxState['ports']> = {
      authority: await start(
        startAuthority({
          ...shared,
          consents,
          signedIn: options.signedIn ?? false,
          redirectUri,
          exposedName,
          preferredPort: last?.authority ?? null,
        }),
      ),
      smtp: await start(startSmtpServer({ ...mail, preferredPort: last?.smtp ?? null })),
      imap: await start(startImapServer({ ...mail, preferredPort: last?.imap ?? null })),
    };
    const origin = `http://127.0.0.1:${ports.authority}`;
    const environment = describeEnvironment(
      { origin, odooUrl, redirectUri, exposedName, certificateAuthority: certificates.authority },
      ports,
    );
    const odoos = await startPracticeOdoos({
      setUp: {
        ...environment,
        // Whatever name others use: the practice Odoos are on this computer.
        endpoint: `${origin}/common/oauth2/v2.0/`,
        mailbox: practiceMailboxes[0].address,
      },
      preferredPorts: state.odooPorts,
      now,
      log,
      onStarted: (server) => started.push(server),
    });
    const odooPorts = odoos.map(({ version, url }) => [version, Number(new URL(url).port)]);
    // Beside another sandbox of this folder, these ports are for this run alone: its own are typed
    // into an Odoo, and hold from one start to the next.
    const stays = last === null || last.authority === ports.authority || !(await isRunning(last));
    if (stays) {
      keeper.change({ ports, odooPorts: Object.fromEntries(odooPorts) as Record<string, number> });
      await keeper.settled();
    }
    return {
      environment: { ...environment, odoos, odoo: connectionOf(odoos) },
      origin,
      seen: counts,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function describeEnvironment(
  about: {
    readonly origin: string;
    readonly odooUrl: string;
    readonly redirectUri: string;
    readonly exposedName: string | null;
    readonly certificateAuthority: string;
  },
  ports: NonNullable<SandboxState['ports']>,
): Omit<PracticeEnvironment, 'odoo' | 'odoos'> {
  const { origin, odooUrl, redirectUri, exposedName, certificateAuthority } = about;
  const { applicationId, secret, authorityHost } = practiceTenant;
  const host = exposedName ?? 'localhost';
  // localhost may be ::1 for a browser and 127.0.0.1 for Odoo: the address is the same for both.
  const base = exposedName === null ? origin : `http://${inUrl(exposedName)}:${ports.authority}`;
  return {
    applicationId,
    secret,
    odooUrl,
    authority: `https://${authorityHost}/common`,
    authorityMetadata: JSON.stringify(openIdConfiguration(origin, '{tenant}')),
    smtp: { host: 'localhost', port: ports.smtp },
    imap: { host: 'localhost', port: ports.imap },
    certificateAuthority,
    mailboxes: practiceMailboxes.map(({ address }) => address),
    odooSetUp: {
      applicationId,
      secret,
      endpoint: `${base}/common/oauth2/v2.0/`,
      redirectUri,
      smtp: { host, port: ports.smtp },
      imap: { host, port: ports.imap },
    },
  };
}

const answerWithinMs = 2_000;

/** Whether a sandbox answers at the ports of last time. */
async function isRunning({ authority }: NonNullable<SandboxState['ports']>): Promise<boolean> {
  const address = `http://127.0.0.1:${authority}/common/v2.0/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return (await answer.text()).includes(practiceTenant.authorityHost);
  } catch {
    return false;
  }
}

/** An IPv6 address stands in brackets (RFC 3986, 3.2.2). */
function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
