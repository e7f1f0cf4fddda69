import { startAuthority } from './authority/start-authority.ts';
import { openIdConfiguration } from './authority/openid-configuration.ts';
import { startImapServer } from './imap/start-imap-server.ts';
import { areStillGood, issueCertificates } from './issue-certificates.ts';
import { type LoopbackServer } from './loopback-server.ts';
import { createMailStore } from './mail/mail-store.ts';
import { practiceMailboxes } from './practice-mailboxes.ts';
import { practiceTenant } from './practice-tenant.ts';
import { type SandboxCounts, startCounting } from './sandbox-counts.ts';
import { readState, type SandboxState, writeState } from './sandbox-state.ts';
import { startSmtpServer } from './smtp/start-smtp-server.ts';
import { createTokenMaker } from './tokens/token-maker.ts';

export interface SandboxOptions {
  /** Where signing key, certificates and ports are kept (mode 0600); null: in memory only. */
  readonly stateFolder: string | null;
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
  const certificates =
    kept !== null && areStillGood(kept, now()) ? kept : await issueCertificates(now());
  const counts = startCounting();
  const tokens = createTokenMaker({
    signingKey: Buffer.from(state.signingKey, 'base64'),
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    now,
  });
  const shared = { tokens, counts, now, log };
  const mail = { ...shared, ...certificates, mail: createMailStore(now) };
  const redirectUri = `${practiceTenant.odooUrl}${practiceTenant.redirectPath}`;
  const started: LoopbackServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.close()));
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
        startAuthority({ ...shared, redirectUri, preferredPort: last?.authority ?? null }),
      ),
      smtp: await start(startSmtpServer({ ...mail, preferredPort: last?.smtp ?? null })),
      imap: await start(startImapServer({ ...mail, preferredPort: last?.imap ?? null })),
    };
    // Practice goes on without: its next start has other ports and another certificate.
    await writeState(options.stateFolder, { ...state, ports, certificates }).catch(
      (error: unknown) => log(`the practice state was not written: ${describeCode(error)}`),
    );
    const origin = `http://127.0.0.1:${ports.authority}`;
    return {
      environment: describeEnvironment(origin, ports, certificates.authority),
      origin,
      seen: counts,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function describeCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function describeEnvironment(
  origin: string,
  ports: { readonly smtp: number; readonly imap: number },
  certificateAuthority: string,
): PracticeEnvironment {
  return {
    applicationId: practiceTenant.applicationId,
    secret: practiceTenant.secret,
    odooUrl: practiceTenant.odooUrl,
    authority: `https://${practiceTenant.authorityHost}/common`,
    authorityMetadata: JSON.stringify(openIdConfiguration(origin, '{tenant}')),
    smtp: { host: 'localhost', port: ports.smtp },
    imap: { host: 'localhost', port: ports.imap },
    certificateAuthority,
    mailboxes: practiceMailboxes.map(({ address }) => address),
  };
}
