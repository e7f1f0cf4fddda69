import { type Command } from 'commander';
import { hasDisplay } from '../display.ts';
import {
  canDownloadElectron,
  downloadElectron,
  findElectron,
  runElectron,
} from '../electron-binary.ts';
import { exitStatus } from '../exit-status.ts';
import { prepareCollega } from '../open-collega.ts';
import { openWindow } from '../open-window.ts';
import { readPlace } from '../place-options.ts';
import { type CommandRunner } from '../run-command.ts';
import { say } from '../texts.ts';

/** `collega start`: Electron when it is here or can be had, else the portable window. */
export function addStartCommand(program: Command, run: CommandRunner): void {
  program
    .command('start')
    .description(say('help.start'))
    .option('--portable', say('help.portable'))
    .action((options: { portable?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const place = readPlace(command);
        if (!hasDisplay(process.platform, process.env)) {
          terminal.note(say('noDisplay'));
          return exitStatus.wrongUse;
        }
        if (!options.portable) {
          let executable = findElectron();
          if (executable === null && canDownloadElectron()) {
            terminal.note(say('downloadingElectron'));
            executable = await downloadElectron(signal);
          }
          if (executable !== null) {
            terminal.note(say('startsElectron'));
            const args = [
              ...(place.sandbox ? ['--sandbox-tenant'] : []),
              ...(place.data === null ? [] : [`--data=${place.data}`]),
            ];
            const status = await runElectron(executable, args, signal);
            return status === 0 ? exitStatus.passed : exitStatus.internalError;
          }
        }
        const prepared = await prepareCollega(place);
        if (prepared.browserSettings === null) {
          await prepared.sandbox?.close();
          terminal.note(say('noBrowser'));
          return exitStatus.wrongUse;
        }
        const why = options.portable ? 'startsPortable' : 'startsPortableNoElectron';
        terminal.note(say(why, { browser: prepared.browserSettings.browser.name }));
        return openWindow(prepared, prepared.browserSettings, terminal, signal);
      }),
    );
}
