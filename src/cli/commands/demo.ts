import { type Command } from 'commander';
import { type Attempt } from '../desktop/try-electron.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../../services/store/storage/remove-folder.ts';
import { hasDisplay } from '../terminal/display.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { findClient, findServers } from '../session/find-records.ts';
import { linkMailbox } from '../session/link-mailbox.ts';
import { readPlace, type PlaceOptions } from '../session/read-place.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { testServers } from '../session/test-servers.ts';
import { hasPassed } from '../output/tested-server.ts';
import { translate } from '../terminal/texts.ts';

/** `collega demo`: the whole product in the sandbox, in a window or else in the terminal. */
export function defineDemo(demo: Command, run: CommandRunner): void {
  demo
    .option('--terminal', translate('help.terminal'))
    .action((options: { terminal?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const place = { ...readPlace(command), sandbox: true };
        if (!options.terminal && hasDisplay(process.platform, process.env)) {
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
        if (!options.terminal) terminal.note(translate('demoWithoutWindow'));
        return demonstrateInTerminal(place, terminal, signal);
      }),
    );
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
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitStatus> {
  if (place.data !== null) return runDemoInTerminal(place, terminal, signal, true);
  const data = mkdtempSync(join(tmpdir(), 'collega-demo-'));
  try {
    // Its key would stay in the key store, where nobody could tell whether it is in use.
    return await runDemoInTerminal({ ...place, data }, terminal, signal, false);
  } finally {
    removeFolder(data);
  }
}

async function runDemoInTerminal(
  place: PlaceOptions,
  terminal: Terminal,
  signal: AbortSignal,
  keepsSecrets: boolean,
): Promise<ExitStatus> {
  const { openCollega } = await import('../session/open-collega.ts');
  const { collega, close } = await openCollega(place, terminal, { keepsSecrets });
  try {
    const client = await findClient(collega, undefined, signal);
    const servers = await findServers(collega, client, undefined, signal);
    const mailbox = servers[0]?.username ?? '';
    terminal.note(`1. ${translate('linking', { mailbox, client: client.name })}`);
    const wanted = { client, mailbox, keepAsDelegate: false };
    const outcome = await linkMailbox(collega, terminal, wanted, signal);
    if (outcome.outcome !== 'linked') return exitStatus.checkFailed;
    terminal.note(`2. ${translate('testingBothWays', { mailbox })}`);
    const printing = { terminal, write: terminal.note };
    const tested = await testServers(collega, servers, printing, signal);
    const passed = tested.every(({ report }) => hasPassed(report));
    terminal.out(translate(passed ? 'demoPassed' : 'demoFailed', { mailbox }));
    return passed ? exitStatus.passed : exitStatus.checkFailed;
  } finally {
    await close();
  }
}
