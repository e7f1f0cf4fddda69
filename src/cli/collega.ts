#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
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
import { exitStatus } from './exit-status.ts';
import { systemLanguage } from './prepare-collega.ts';
import { addPlaceOptions } from './place-options.ts';
import { runCommand } from './run-command.ts';
import { say, speak } from './texts.ts';

await speak(systemLanguage());

const program = new Command('collega')
  .description(say('help.collega'))
  .version(packageJson.version)
  // The whole help would scroll the error itself away.
  .showHelpAfterError(say('helpHint'))
  .exitOverride();
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
  add(program, runCommand);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are no errors; everything else commander refuses is wrong use.
  process.exitCode = error.exitCode === 0 ? exitStatus.passed : exitStatus.wrongUse;
}
