#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { describeWrongUse } from './options/describe-wrong-use.ts';
import { exitStatus } from './terminal/exit-status.ts';
import { systemLanguage } from './session/prepare-collega.ts';
import { runCommand } from './session/run-command.ts';
import { openTerminal } from './terminal/terminal.ts';
import { setLanguage } from './terminal/texts.ts';

await setLanguage(systemLanguage());
const program = createProgram(runCommand);
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const wrongUse = describeWrongUse(error, program);
  if (wrongUse !== null) openTerminal().note(wrongUse);
  // Help and version are no errors; everything else commander refuses is wrong use.
  process.exitCode = error.exitCode === 0 ? exitStatus.passed : exitStatus.wrongUse;
}
