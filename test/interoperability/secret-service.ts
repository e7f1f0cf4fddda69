import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const daemon = '/usr/bin/gnome-keyring-daemon';
const bus = '/usr/bin/dbus-daemon';
const startLimitMs = 30_000;

/** Why the Secret Service cannot run on this machine, or null when it can. */
export function whyNoSecretService(): string | null {
  return [daemon, bus].every((file) => existsSync(file)) ? null : 'no gnome-keyring or no dbus';
}

/** Everything allowed, and nothing started by itself: neither a keyring nor its prompt. */
const busConfiguration = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
</policy></busconfig>
`;

export interface SecretService {
  /** What a process needs to find this session. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts the keyring: unlocked by its password, or locked as before the password was typed. */
  startKeyring(state: 'unlocked' | 'locked'): Promise<void>;
  /** Stops it in its tracks: it is there and answers nothing. */
  freezeKeyring(): void;
  stopKeyring(): Promise<void>;
  stop(): Promise<void>;
}

/** A desktop session of its own, with Debian's gnome-keyring as its Secret Service. */
export async function startSecretService(): Promise<SecretService> {
  const folder = mkdtempSync(join(tmpdir(), 'collega-keyring-'));
  const runtime = join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const config = join(folder, 'bus.conf');
  writeFileSync(config, busConfiguration);
  const session = spawn(bus, ['--nofork', '--print-address=1', `--config-file=${config}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: session.stdout }), 'line')) as [string];
  const env = {
    DBUS_SESSION_BUS_ADDRESS: address,
    XDG_RUNTIME_DIR: runtime,
    XDG_DATA_HOME: join(folder, 'data'),
    HOME: folder,
  };
  let keyring: ChildProcess | null = null;
  const stopKeyring = async (): Promise<void> => {
    const running = keyring;
    keyring = null;
    if (running !== null) await end(running);
  };
  return {
    env,
    startKeyring: async (state) => {
      const unlock = state === 'unlocked' ? ['--unlock'] : [];
      const started = spawn(daemon, ['--foreground', '--components=secrets', ...unlock], {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      keyring = started;
      started.stdin.end('password of the keyring');
      await untilOwned(env, started);
    },
    freezeKeyring: () => void keyring?.kill('SIGSTOP'),
    stopKeyring,
    stop: async () => {
      await stopKeyring();
      await end(session);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Until the session knows a Secret Service. */
async function untilOwned(env: Record<string, string>, keyring: ChildProcess): Promise<void> {
  const deadline = performance.now() + startLimitMs;
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ];
  while (performance.now() < deadline && keyring.exitCode === null) {
    const { stdout } = spawnSync('dbus-send', question, { env, encoding: 'utf8' });
    if (stdout.includes('boolean true')) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('gnome-keyring did not start');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
