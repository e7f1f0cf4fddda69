import { type Command } from 'commander';
import { type TrustState } from '../../contract/trust.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { askCollega } from '../session/ask-collega.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { formatInForce } from '../output/format-in-force.ts';
import { translate } from '../terminal/texts.ts';
import { formatTrustChange } from '../terminal/window-texts.ts';

interface SettingsOptions {
  readonly accept?: true;
  readonly undo?: true;
  readonly json?: true;
}

/** `collega vault settings`: what decides where secrets go, and whether it is as it was confirmed. */
export function addVaultSettingsCommand(group: Command, run: CommandRunner): void {
  addSubcommand(group, 'settings')
    .option('--accept', translate('help.acceptSettings'))
    .option('--undo', translate('help.undoSettings'))
    .option('--json', translate('help.json'))
    .action((options: SettingsOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        let state = await askCollega(collega, 'trust.read', {}, signal);
        if (options.accept) {
          state.changes.map(formatTrustChange).forEach((line) => terminal.note(line));
          state = await askCollega(collega, 'trust.accept', { seen: state.seen }, signal);
        } else if (options.undo) state = await askCollega(collega, 'trust.undo', {}, signal);
        if (options.json) terminal.out(JSON.stringify(state, null, 2));
        else for (const line of describe(state)) terminal.out(line);
        return state.changes.length === 0 ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
}

function describe({ changes, inForce }: TrustState): string[] {
  return [
    ...formatInForce(inForce),
    ...(changes.length === 0 ? [translate('settingsConfirmed')] : [translate('settingsChanged')]),
    ...changes.map((change) => `  ${formatTrustChange(change)}`),
  ];
}
