#!/usr/bin/env node
import { CommanderError } from 'commander';
import { createProgram } from './create-program.ts';
import { describeWrongUse } from './options/describe-wrong-use.ts';
import { findSwallowedOptions } from './options/find-swallowed-options.ts';
import { exitStatus } from './terminal/exit-status.ts';
import { systemLanguage } from './session/prepare-collega.ts';
import { runCommand } from './session/run-command.ts';
import { openTerminal } from './terminal/terminal.ts';
import { setLanguage, translate } from './terminal/texts.ts';

await setLanguage(systemLanguage());
const program = createProgram(runCommand);
const swallowed = findSwallowedOptions(program, process.argv.slice(2), process.env);
try {
  if (swallowed.length > 0) {
    openTerminal().note(translate('swallowedOptions', { options: swallowed.join(', ') }));
    process.exitCode = exitStatus.wrongUse;
  } else {
    await program.parseAsync();
  }
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const wrongUse = describeWrongUse(error, program);
  if (wrongUse !== null) openTerminal().note(wrongUse);
  // Help and version are no errors; everything else commander refuses is wrong use.
  process.exitCode = error.exitCode === 0 ? exitStatus.passed : exitStatus.wrongUse;
}
