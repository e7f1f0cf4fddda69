import { type Command } from 'commander';
import { hasDisplay } from '../terminal/display.ts';
import {
  canDownloadElectron,
  downloadElectron,
  findElectron,
  openElectron,
} from '../session/electron-binary.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { prepareCollega } from '../session/prepare-collega.ts';
import { openWindow } from '../session/open-window.ts';
import { readPlace } from '../options/place-options.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/** `collega start`: Electron when it is here or can be had, else the portable window. */
export function addStartCommand(program: Command, run: CommandRunner): void {
  program
    .command('start')
    .description(translate('help.start'))
    .option('--portable', translate('help.portable'))
    .action((options: { portable?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const place = readPlace(command);
        if (!hasDisplay(process.platform, process.env)) {
          terminal.note(translate('noDisplay'));
          return exitStatus.wrongUse;
        }
        if (!options.portable) {
          const executable = findElectron() ?? (await obtainElectron(terminal, signal));
          if (executable !== null) {
            terminal.note(translate('startsElectron'));
            return openElectron(executable, place, signal);
          }
        }
        const prepared = await prepareCollega(place);
        if (prepared.browserSettings === null) {
          await prepared.sandbox?.close();
          terminal.note(translate('noBrowser'));
          return exitStatus.wrongUse;
        }
        const why = options.portable ? 'startsPortable' : 'startsPortableNoElectron';
        terminal.note(translate(why, { browser: prepared.browserSettings.browser.name }));
        return openWindow(prepared, prepared.browserSettings, terminal, signal);
      }),
    );
}

async function obtainElectron(terminal: Terminal, signal: AbortSignal): Promise<string | null> {
  if (!canDownloadElectron()) return null;
  terminal.note(translate('downloadingElectron'));
  return downloadElectron(signal);
}
