#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { describeWrongUse } from './describe-wrong-use.ts';
import { exitStatus } from './exit-status.ts';
import { systemLanguage } from './prepare-collega.ts';
import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal.ts';
import { speak } from './texts.ts';

await speak(systemLanguage());
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
