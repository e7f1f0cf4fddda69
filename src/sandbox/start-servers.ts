import { createConsents } from './authority/consents.ts';
import { startAuthority } from './authority/start-authority.ts';
import { type ExposedHost } from './exposed-host.ts';
import { startImapServer } from './imap/start-imap-server.ts';
import { areStillGood, issueCertificates } from './issue-certificates.ts';
import { type LoopbackServer } from './loopback-server.ts';
import { createMailStore } from './mail/mail-store.ts';
import { startPracticeOdoos } from './odoo/start-practice-odoos.ts';
import {
  describeEnvironment,
  originOf,
  redirectUriFor,
  type PracticeEnvironment,
} from './practice-environment.ts';
import { practiceMailboxes } from './practice-mailboxes.ts';
import { createPresence, type RunningSandbox } from './presence.ts';
import { type SandboxCounts } from './sandbox-counts.ts';
import { keepState, type SandboxState } from './sandbox-state.ts';
import { startSmtpServer } from './smtp/start-smtp-server.ts';
import { createTokenMaker } from './tokens/token-maker.ts';

export interface ServerOptions {
  readonly stateFolder: string | null;
  readonly odooUrl: string;
  readonly exposed: ExposedHost | null;
  readonly signedIn: boolean;
  readonly accessTokenSeconds: number;
  readonly counts: SandboxCounts;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** The practice tenant's servers in this process. */
export interface StartedServers {
  readonly environment: PracticeEnvironment;
  readonly origin: string;
  /** Every server has the port of last time. */
  readonly onLastPorts: boolean;
  /** Writes the ports down, so that the next start has them again. */
  keepPorts(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts authority, submission server, IMAP server and Odoos on loopback, on the ports of last time
 * where they are free. Rejects when nothing can listen on 127.0.0.1; whatever had started is ended
 * first.
 */
export async function startServers(
  options: ServerOptions,
  state: SandboxState,
): Promise<StartedServers> {
  const { now, log, odooUrl, exposed, signedIn, counts } = options;
  const exposedName = exposed?.name ?? null;
  const kept = state.certificates;
  const certificates =
    kept !== null && areStillGood(kept, now(), exposedName)
      ? kept
      : await issueCertificates(now(), exposedName);
  const tokens = createTokenMaker({
    signingKey: Buffer.from(state.signingKey, 'base64'),
    accessTokenSeconds: options.accessTokenSeconds,
    now,
  });
  const shared = { tokens, counts, now, log, exposedAddress: exposed?.address ?? null };
  const mail = { ...shared, ...certificates, mail: createMailStore(now) };
  const keeper = keepState(options.stateFolder, { ...state, certificates }, log);
  const consents = createConsents(state.consents, (given) => keeper.change({ consents: given }));
  const presence = createPresence(state);
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
    const authority = startAuthority({
      ...shared,
      consents,
      presence,
      signedIn,
      redirectUri: redirectUriFor(odooUrl),
      exposedName,
      preferredPort: last?.authority ?? null,
    });
    const ports: NonNullable<SandboxState['ports']> = {
      authority: await start(authority),
      smtp: await start(startSmtpServer({ ...mail, preferredPort: last?.smtp ?? null })),
      imap: await start(startImapServer({ ...mail, preferredPort: last?.imap ?? null })),
    };
    const running: RunningSandbox = { ports, odooPorts: {}, odooUrl, exposed, signedIn };
    const origin = originOf(running);
    const odooPorts = await startPracticeOdoos({
      setUp: {
        ...describeEnvironment(running, certificates.authority),
        // Whatever name others use: the practice Odoos are on this computer.
        endpoint: `${origin}/common/oauth2/v2.0/`,
        mailbox: practiceMailboxes[0].address,
      },
      preferredPorts: state.odooPorts,
      now,
      log,
      onStarted: (server) => started.push(server),
    });
    presence.announce({ ...running, odooPorts });
    return {
      environment: describeEnvironment({ ...running, odooPorts }, certificates.authority),
      origin,
      onLastPorts: isSame(ports, last) && isSame(odooPorts, state.odooPorts),
      keepPorts: async () => {
        keeper.change({ ports, odooPorts });
        await keeper.settled();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function isSame(
  ports: Readonly<Record<string, number>>,
  last: Readonly<Record<string, number>> | null,
): boolean {
  return Object.entries(ports).every(([name, port]) => last?.[name] === port);
}
