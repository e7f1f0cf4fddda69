import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dovecot } from './dovecot.ts';
import { freePort } from './free-port.ts';
import {
  postfixConfiguration,
  postfixServices,
  type PostfixSettings,
} from './postfix-configuration.ts';
import { untilAnswers } from './until-answers.ts';

const binary = '/usr/sbin/postfix';

/** Why Postfix cannot run on this machine, or null when it can. */
export function whyNoPostfix(): string | null {
  if (!existsSync(binary)) return 'no postfix';
  if (process.getuid?.() !== 0) return 'postfix runs its services as other users: root only';
  return null;
}

export interface Postfix {
  readonly port: number;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts Debian's Postfix in a folder of its own on a free port of 127.0.0.1. It asks Dovecot's
 * SASL whom to let in, and delivers into the mailboxes that Dovecot shows.
 */
export async function startPostfix(options: {
  readonly user: string;
  readonly dovecot: Pick<Dovecot, 'authSocket' | 'mailFolder'>;
  readonly certificate: { readonly cert: string; readonly key: string };
}): Promise<Postfix> {
  const { user, dovecot, certificate } = options;
  const settings: PostfixSettings = {
    directory: await mkdtemp(join(tmpdir(), 'collega-postfix-')),
    port: await freePort(),
    user,
    domain: user.slice(user.indexOf('@') + 1),
    authSocket: dovecot.authSocket,
    mailFolder: dovecot.mailFolder,
  };
  const { directory, port } = settings;
  const log = (): Promise<string> =>
    readFile(join(directory, 'log', 'mail.log'), 'utf8').catch(() => '');
  await layOut(settings, certificate);
  const postfix = spawn(binary, ['-c', directory, 'start-fg'], { stdio: 'ignore' });
  const ended = once(postfix, 'exit');
  const stop = async (): Promise<void> => {
    if (postfix.exitCode === null && postfix.signalCode === null) {
      // The process started here is a script; the master behind it is stopped by its own command.
      execFileSync(binary, ['-c', directory, 'stop'], { stdio: 'ignore' });
      await ended;
    }
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      untilAnswers(port, postfix),
      ended.then(async () => Promise.reject(new Error(`postfix did not start:\n${await log()}`))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, log, stop };
}

async function layOut(
  settings: PostfixSettings,
  certificate: { readonly cert: string; readonly key: string },
): Promise<void> {
  const { directory } = settings;
  // Its services run as the user postfix and must reach their folders.
  await chmod(directory, 0o755);
  for (const folder of ['queue', 'data', 'log']) await mkdir(join(directory, folder));
  const idOf = (kind: string): number =>
    Number(execFileSync('id', [kind, 'postfix'], { encoding: 'utf8' }));
  await chown(join(directory, 'data'), idOf('-u'), idOf('-g'));
  await writeFile(join(directory, 'server.pem'), certificate.cert);
  await writeFile(join(directory, 'server.key'), certificate.key, { mode: 0o600 });
  await writeFile(join(directory, 'main.cf'), postfixConfiguration(settings));
  await writeFile(join(directory, 'master.cf'), postfixServices(settings));
}
