import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addClientCommands } from './commands/client.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addGuideCommand } from './commands/guide.ts';
import { addLinkCommand } from './commands/link.ts';
import { addProbeCommand } from './commands/probe.ts';
import { addReportCommand } from './commands/report.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import { addSenderCommand } from './commands/sender.ts';
import { addServerCommands } from './commands/server.ts';
import { addStartCommand } from './commands/start.ts';
import { addTestCommand } from './commands/test.ts';
import { addVaultCommands } from './commands/vault.ts';
import { addPlaceOptions } from './options/place-options.ts';
import { type CommandRunner } from './session/run-command.ts';
import { localizeCommander } from './options/localize-commander.ts';
import { translate } from './terminal/texts.ts';

/** All commands, in the language that was chosen with `setLanguage`; ends as a CommanderError, never the process. */
export function createProgram(run: CommandRunner): Command {
  const program = new Command('collega')
    .description(translate('help.collega'))
    .version(packageJson.version, '-V, --version', translate('usage.versionOption'))
    .addHelpText('after', `\n${translate('help.exitStatus')}`)
    .exitOverride();
  localizeCommander(program);
  addPlaceOptions(program);
  for (const add of [
    addStartCommand,
    addDemoCommand,
    addSandboxCommand,
    addClientCommands,
    addServerCommands,
    addLinkCommand,
    addTestCommand,
    addReportCommand,
    addProbeCommand,
    addExplainCommand,
    addGuideCommand,
    addSenderCommand,
    addVaultCommands,
  ]) {
    add(program, run);
  }
  return program;
}
