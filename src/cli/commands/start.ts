import { type Command } from 'commander';
import { type Attempt } from '../desktop/try-electron.ts';
import { readPlace, type PlaceOptions } from '../session/read-place.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { hasDisplay } from '../terminal/display.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/**
 * `collega start`: Electron, else the installed browser, else the way to the command line. What
 * counts is a window that was shown: a binary that is there may not run.
 */
export function defineStart(start: Command, run: CommandRunner): void {
  start
    .option('--portable', translate('help.portable'))
    .action((options: { portable?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const place = readPlace(command);
        if (!hasDisplay(process.platform, process.env)) {
          terminal.note(translate('noDisplay'));
          return exitStatus.wrongUse;
        }
        const attempt = options.portable ? null : await startElectron(place, terminal, signal);
        if (attempt?.kind === 'done') return attempt.status;
        if (attempt !== null) terminal.note(attempt.why);
        const { prepareCollega } = await import('../session/prepare-collega.ts');
        const prepared = await prepareCollega(place);
        if (prepared.browserSettings === null) {
          await prepared.sandbox?.close();
          terminal.note(translate('noBrowser'));
          return exitStatus.wrongUse;
        }
        const { name } = prepared.browserSettings.browser;
        const opens = attempt === null ? 'startsPortable' : 'opensInstead';
        terminal.note(translate(opens, { browser: name }));
        const { openWindow } = await import('../session/open-window.ts');
        return openWindow(prepared, prepared.browserSettings, terminal, signal);
      }),
    );
}

async function startElectron(
  place: PlaceOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Attempt> {
  // Loaded only here: no other command needs any of it.
  const { obtainElectron } = await import('../desktop/obtain-electron.ts');
  const { tryElectron } = await import('../desktop/try-electron.ts');
  const obtained = await obtainElectron(place, terminal, signal);
  if (obtained.kind === 'executable') {
    return tryElectron(obtained.path, place, terminal, signal);
  }
  return obtained;
}
