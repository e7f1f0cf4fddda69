import { type Command } from 'commander';
import { type CommandRunner } from './session/run-command.ts';

/**
 * Gives a command its options, its subcommands and what it does. `programOf` is the whole program,
 * running nothing, with the commands that `words` names: what completion looks in.
 */
export type DefineCommand = (
  command: Command,
  run: CommandRunner,
  programOf: (words: readonly string[]) => Promise<Command>,
) => void;

/**
 * Every command, in the order of the help. A module is loaded when its command is named on the line,
 * since all of them together took nine times as long to load as Node takes to start. What a command
 * is for stands in `terminal.json` under `commands.<name>`.
 */
export const commands: Readonly<Record<string, () => Promise<DefineCommand>>> = {
  start: async () => (await import('./commands/start.ts')).defineStart,
  demo: async () => (await import('./commands/demo.ts')).defineDemo,
  sandbox: async () => (await import('./commands/sandbox.ts')).defineSandbox,
  client: async () => (await import('./commands/client.ts')).defineClient,
  server: async () => (await import('./commands/server.ts')).defineServer,
  link: async () => (await import('./commands/link.ts')).defineLink,
  test: async () => (await import('./commands/test.ts')).defineTest,
  report: async () => (await import('./commands/report.ts')).defineReport,
  probe: async () => (await import('./commands/probe.ts')).defineProbe,
  explain: async () => (await import('./commands/explain.ts')).defineExplain,
  guide: async () => (await import('./commands/guide.ts')).defineGuide,
  sender: async () => (await import('./commands/sender.ts')).defineSender,
  odoo: async () => (await import('./commands/odoo.ts')).defineOdoo,
  updates: async () => (await import('./commands/updates.ts')).defineUpdates,
  vault: async () => (await import('./commands/vault.ts')).defineVault,
  completion: async () => (await import('./commands/completion.ts')).defineCompletion,
  man: async () => (await import('./commands/man.ts')).defineMan,
};
