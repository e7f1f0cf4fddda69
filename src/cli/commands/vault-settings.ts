import { type Command } from 'commander';
import { type TrustState } from '../../contract/trust.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { askCollega } from '../session/ask-collega.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
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
      runOpened(run, command, (opened) => compareSettings(opened, options)),
    );
}

async function compareSettings(
  { collega, terminal, signal }: Opened,
  { accept, undo, json }: SettingsOptions,
): Promise<ExitStatus> {
  // From a locked vault nothing comes to compare with: that is no confirmation, nor can one be given.
  const compared = (await askCollega(collega, 'vault.status', {}, signal)).state === 'open';
  if (!compared && (accept ?? undo)) {
    throw new CommandEnd(exitStatus.wrongUse, translate('settingsNotCompared'));
  }
  let state = await askCollega(collega, 'trust.read', {}, signal);
  if (accept) {
    state.changes.map(formatTrustChange).forEach((line) => terminal.note(line));
    state = await askCollega(collega, 'trust.accept', { seen: state.seen }, signal);
  } else if (undo) state = await askCollega(collega, 'trust.undo', {}, signal);
  if (json) terminal.out(JSON.stringify({ ...state, compared }, null, 2));
  else for (const line of describe(state, compared)) terminal.out(line);
  return compared && state.changes.length === 0 ? exitStatus.passed : exitStatus.checkFailed;
}

function describe({ changes, inForce }: TrustState, compared: boolean): string[] {
  if (!compared) return [...formatInForce(inForce), translate('settingsNotCompared')];
  return [
    ...formatInForce(inForce),
    ...(changes.length === 0 ? [translate('settingsConfirmed')] : [translate('settingsChanged')]),
    ...changes.map((change) => `  ${formatTrustChange(change)}`),
  ];
}
