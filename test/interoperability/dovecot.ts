import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  dovecotConfiguration,
  type DovecotSettings,
  oauth2Configuration,
} from './dovecot-configuration.ts';
import { freePort } from './free-port.ts';
import { bounceOf, putIntoMaildir } from './maildir-delivery.ts';
import { startRelaySink } from './relay-sink.ts';
import { startTokenIntrospection } from './token-introspection.ts';

const binary = '/usr/sbin/dovecot';
const startLimitMs = 15_000;
/** Debian's nobody and nogroup, who own the mail here. */
const nobody = 65_534;

/** Why Dovecot cannot run on this machine, or null when it can. */
export function whyNoDovecot(): string | null {
  if (!existsSync(binary)) return 'no dovecot';
  if (process.getuid?.() !== 0) return 'dovecot runs its services as other users: root only';
  return null;
}

export interface Dovecot {
  readonly imapsPort: number;
  readonly submissionPort: number;
  /** How many tokens Dovecot has asked about: its count of authentication attempts. */
  countAttempts(): number;
  /** Messages that left through the submission service. */
  countMessages(): number;
  /** Folder of all mailboxes: one a user, with a Maildir inside. */
  readonly mailFolder: string;
  /** Where another server may ask Dovecot's SASL. */
  readonly authSocket: string;
  /** Everything Dovecot logged. */
  log(): readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts Debian's Dovecot in a folder of its own, on free ports of 127.0.0.1, with a certificate
 * for localhost. `users` says which token belongs to whom; any other token is refused.
 */
export async function startDovecot(options: {
  readonly users: ReadonlyMap<string, string>;
  readonly certificate: { readonly cert: string; readonly key: string };
  /** What becomes of relayed messages; nothing unless told. */
  readonly delivery?: 'to-mailbox' | 'bounced';
  /** How many processes of each kind wait for a client; none unless told. */
  readonly waitingProcesses?: number;
}): Promise<Dovecot> {
  const introspection = await startTokenIntrospection(options.users);
  const directory = await mkdtemp(join(tmpdir(), 'collega-dovecot-'));
  const { delivery } = options;
  const sink = await startRelaySink((message) =>
    delivery === undefined
      ? Promise.resolve()
      : putIntoMaildir(
          join(directory, 'mail'),
          delivery === 'bounced' ? bounceOf(message) : message,
        ),
  );
  const settings: DovecotSettings = {
    directory,
    imapsPort: await freePort(),
    submissionPort: await freePort(),
    relayPort: sink.port,
    introspectionUrl: introspection.url,
    waitingProcesses: options.waitingProcesses ?? 0,
  };
  await layOut(settings, options.certificate);
  const process_ = spawn(binary, ['-F', '-c', join(settings.directory, 'dovecot.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log: string[] = [];
  const stop = async (): Promise<void> => {
    await end(process_);
    await Promise.all([introspection.close(), sink.close()]);
    await rm(settings.directory, { recursive: true, force: true });
  };
  try {
    await untilStarted(process_, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    imapsPort: settings.imapsPort,
    submissionPort: settings.submissionPort,
    countAttempts: () => introspection.asked(),
    countMessages: () => sink.messages(),
    mailFolder: join(settings.directory, 'mail'),
    authSocket: join(settings.directory, 'run', 'auth-for-others'),
    log: () => log,
    stop,
  };
}

async function layOut(
  settings: DovecotSettings,
  certificate: { readonly cert: string; readonly key: string },
): Promise<void> {
  const { directory } = settings;
  const mail = join(directory, 'mail');
  // The mail processes run as nobody and must reach their folder.
  await chmod(directory, 0o755);
  await mkdir(mail);
  await chown(mail, nobody, nobody);
  await mkdir(join(directory, 'state'));
  await writeFile(join(directory, 'server.pem'), certificate.cert);
  await writeFile(join(directory, 'server.key'), certificate.key, { mode: 0o600 });
  await writeFile(join(directory, 'oauth2.conf.ext'), oauth2Configuration(settings));
  await writeFile(join(directory, 'dovecot.conf'), dovecotConfiguration(settings));
}

function untilStarted(dovecot: ChildProcess, log: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (): void => reject(new Error(`dovecot did not start:\n${log.join('\n')}`));
    const limit = setTimeout(failed, startLimitMs);
    dovecot.once('exit', failed);
    if (dovecot.stderr === null) return;
    createInterface({ input: dovecot.stderr }).on('line', (line) => {
      log.push(line);
      if (!line.includes('starting up')) return;
      clearTimeout(limit);
      dovecot.off('exit', failed);
      resolve();
    });
  });
}

async function end(dovecot: ChildProcess): Promise<void> {
  if (dovecot.exitCode !== null || dovecot.signalCode !== null) return;
  const ended = once(dovecot, 'exit');
  dovecot.kill('SIGTERM');
  await ended;
}
