import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { untilAnswers } from './until-answers.ts';

/** Where scripts/prepare-cyrus.mjs unpacks Debian's Cyrus, which cannot be installed beside Dovecot. */
const unpacked = '/var/cache/collega-tests/cyrus/usr/lib';
const programs = join(unpacked, 'cyrus', 'bin');
/** Debian's nobody and nogroup, in place of the user that the package would make. */
const nobody = 65_534;

/** Why Cyrus cannot run on this machine, or null when it can. */
export function whyNoCyrus(): string | null {
  if (!existsSync(join(programs, 'imapd'))) return 'no cyrus';
  if (process.getuid?.() !== 0) return 'cyrus changes to another user: root only';
  return null;
}

export interface Cyrus {
  readonly imapsPort: number;
  readonly imapPort: number;
  stop(): Promise<void>;
}

/** Starts Cyrus IMAP in a folder of its own: one port with TLS, one with STARTTLS. */
export async function startCyrus(certificate: {
  readonly cert: string;
  readonly key: string;
}): Promise<Cyrus> {
  const directory = await mkdtemp(join(tmpdir(), 'collega-cyrus-'));
  const [imapsPort, imapPort] = [await freePort(), await freePort()];
  const files = {
    'imapd.conf': imapdConfiguration(directory),
    'cyrus.conf': services(directory, imapsPort, imapPort),
    'server.pem': certificate.cert,
    'server.key': certificate.key,
  };
  await chown(directory, nobody, nobody);
  for (const folder of ['state', 'state/db', 'state/socket', 'state/proc', 'spool']) {
    await mkdir(join(directory, folder));
    await chown(join(directory, folder), nobody, nobody);
  }
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(directory, name), text, { mode: 0o600 });
    await chown(join(directory, name), nobody, nobody);
  }
  const master = spawn(
    join(programs, 'master'),
    [
      ...['-C', join(directory, 'imapd.conf'), '-M', join(directory, 'cyrus.conf')],
      ...['-p', join(directory, 'master.pid')],
    ],
    {
      stdio: 'ignore',
      env: { CYRUS_USER: 'nobody', LD_LIBRARY_PATH: join(unpacked, libraryFolder()) },
    },
  );
  const stop = async (): Promise<void> => {
    await end(master);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await untilAnswers(imapsPort, master);
  } catch (error) {
    await stop();
    throw error;
  }
  return { imapsPort, imapPort, stop };
}

function libraryFolder(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
}

function imapdConfiguration(directory: string): string {
  return `
configdirectory: ${directory}/state
partition-default: ${directory}/spool
defaultpartition: default
servername: localhost
tls_server_cert: ${directory}/server.pem
tls_server_key: ${directory}/server.key
allowplaintext: no
`;
}

function services(directory: string, imapsPort: number, imapPort: number): string {
  const imapd = `${join(programs, 'imapd')} -C ${directory}/imapd.conf`;
  return `
START {
}
SERVICES {
  imaps cmd="${imapd} -s" listen="127.0.0.1:${imapsPort}" prefork=0
  imap cmd="${imapd}" listen="127.0.0.1:${imapPort}" prefork=0
}
EVENTS {
}
`;
}

async function end(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null || master.signalCode !== null) return;
  const ended = once(master, 'exit');
  master.kill('SIGTERM');
  await ended;
}
