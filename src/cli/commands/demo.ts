import { Option, type Command } from 'commander';
import { type Attempt } from '../desktop/try-electron.ts';
import { type Client } from '../../contract/clients.ts';
import { fieldsOfServer } from '../../contract/fields-of-server.ts';
import { practiceMailboxes } from '../../sandbox/practice-mailboxes.ts';
import { type Collega } from '../../services/collega.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../../services/store/storage/remove-folder.ts';
import { hasDisplay } from '../terminal/display.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient, findServers } from '../session/find-records.ts';
import { handOverInDemo } from '../session/hand-over-in-demo.ts';
import { linkMailbox } from '../session/link-mailbox.ts';
import { readPlace, type PlaceOptions } from '../session/read-place.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { testServers } from '../session/test-servers.ts';
import { isProven } from '../output/tested-server.ts';
import { printCommandsAt } from '../terminal/printed-commands.ts';
import { translate } from '../terminal/texts.ts';

interface DemoOptions {
  readonly terminal?: true;
  /** A practice mailbox, by its name before the @: what it does is what its name says. */
  readonly case?: string;
  readonly json?: true;
}

const caseNames = practiceMailboxes.map(({ address }) => address.replace(/@.*/, ''));

/** `collega demo`: the whole product in the sandbox, in a window or else in the terminal. */
export function defineDemo(demo: Command, run: CommandRunner): void {
  demo
    .option('--terminal', translate('help.terminal'))
    .addOption(new Option('--case <name>', translate('help.case')).choices(caseNames))
    .option('--json', translate('help.json'))
    .action((options: DemoOptions, command: Command) =>
      run(async (terminal, signal) => {
        const place = { ...readPlace(command), sandbox: true };
        // What it names is to be done with clients of one's own.
        printCommandsAt([]);
        const inTerminal =
          options.terminal ?? (options.case !== undefined || options.json === true);
        if (!inTerminal && hasDisplay(process.platform, process.env)) {
          const attempt = await demonstrateInElectron(place, terminal, signal);
          if (attempt?.kind === 'done') return attempt.status;
          if (attempt !== null) terminal.note(attempt.why);
          const { prepareCollega } = await import('../session/prepare-collega.ts');
          const prepared = await prepareCollega(place);
          if (prepared.browserSettings !== null) {
            const { openWindow } = await import('../session/open-window.ts');
            return openWindow(prepared, prepared.browserSettings, terminal, signal);
          }
          await prepared.sandbox?.close();
        }
        if (!inTerminal) terminal.note(translate(`noWindow.${whyNoWindow()}`));
        return demonstrateInTerminal(place, options, terminal, signal);
      }),
    );
}

function whyNoWindow(): 'display' | 'root' | 'browser' {
  if (!hasDisplay(process.platform, process.env)) return 'display';
  return process.platform === 'linux' && process.getuid?.() === 0 ? 'root' : 'browser';
}

/** In Electron when it is here; a demonstration downloads nothing. Null when it is not. */
async function demonstrateInElectron(
  place: PlaceOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Attempt | null> {
  const { findElectron } = await import('../desktop/find-electron.ts');
  const executable = findElectron(process.env);
  if (executable === null) return null;
  const { tryElectron } = await import('../desktop/try-electron.ts');
  return tryElectron(executable, place, terminal, signal);
}

/**
 * In a folder of its own, removed afterwards, unless one was named: the user's practice folder may
 * have a passphrase, and what was practised there is no part of a demonstration.
 */
async function demonstrateInTerminal(
  place: PlaceOptions,
  options: DemoOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitStatus> {
  if (place.data !== null) return runDemoInTerminal(place, options, terminal, signal, true);
  const data = mkdtempSync(join(tmpdir(), 'collega-demo-'));
  try {
    // Its key would stay in the key store, and no one could see whether it is in use.
    return await runDemoInTerminal({ ...place, data }, options, terminal, signal, false);
  } finally {
    removeFolder(data);
  }
}

async function runDemoInTerminal(
  place: PlaceOptions,
  { case: wanted, json }: DemoOptions,
  terminal: Terminal,
  signal: AbortSignal,
  keepsSecrets: boolean,
): Promise<ExitStatus> {
  const { openCollega } = await import('../session/open-collega.ts');
  const { collega, close } = await openCollega(place, terminal, { keepsSecrets });
  try {
    const client = await findClient(collega, undefined, signal);
    const chosen = practiceMailboxes.find(({ address }) => address.startsWith(`${wanted ?? ''}@`));
    if (chosen !== undefined) await addCase(collega, client, chosen.address, signal);
    const servers = await findServers(collega, client, chosen?.address, signal);
    const mailbox = servers[0]?.username ?? '';
    terminal.note(`1. ${translate('linking', { mailbox, client: client.name })}`);
    const asked = { client, mailbox, keepAsDelegate: false };
    const outcome = await linkMailbox(collega, terminal, asked, signal);
    if (outcome.outcome !== 'linked') {
      sayNext(terminal);
      return exitStatus.checkFailed;
    }
    terminal.note(`2. ${translate('testingBothWays', { mailbox })}`);
    const printing = { terminal, write: terminal.note };
    // What becomes of a message is seen only where one is sent.
    const sendMessage = chosen !== undefined && chosen.delivery.kind !== 'arrives';
    const tested = await testServers(collega, servers, printing, signal, { sendMessage });
    const worksBothWays = tested.every(isProven);
    const inOdoo = await handOverInDemo(collega, client, servers, terminal, signal);
    const passed = worksBothWays && inOdoo !== false;
    const print = json ? terminal.note : terminal.out;
    print(translate(passed ? 'demoPassed' : 'demoFailed', { mailbox }));
    if (chosen?.tokens === 'secret-expires') terminal.note(translate('demoLater', { mailbox }));
    if (json)
      terminal.out(
        JSON.stringify(
          tested.map(({ report }) => report),
          null,
          2,
        ),
      );
    sayNext(terminal);
    return passed ? exitStatus.passed : exitStatus.checkFailed;
  } finally {
    await close();
  }
}

/** npm sets this for a script: on a clone there is no command `collega` of itself. */
function sayNext(terminal: Terminal): void {
  terminal.note(translate('demoNext'));
  if (process.env['npm_lifecycle_event'] !== undefined) {
    terminal.note(translate('demoNextOnClone'));
  }
}

/** Both servers of a practice mailbox, at the practice tenant's hosts, unless they are there. */
async function addCase(
  collega: Collega,
  client: Client,
  username: string,
  signal: AbortSignal,
): Promise<void> {
  const about = { clientId: client.id };
  const there = await askCollega(collega, 'mailServers.list', about, signal);
  if (there.some((server) => server.username === username)) return;
  for (const server of there.slice(0, 2)) {
    const fields = { ...fieldsOfServer(server), name: username, username };
    const own = fields.direction === 'outgoing' ? { ...fields, fromFilter: username } : fields;
    await askCollega(collega, 'mailServers.create', { clientId: client.id, fields: own }, signal);
  }
}
