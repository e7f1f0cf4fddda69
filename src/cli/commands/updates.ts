import { Option, type Command } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { type UpdateCheck, type UpdateState } from '../../contract/updates.ts';
import { askCollega } from '../session/ask-collega.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { exitStatus } from '../terminal/exit-status.ts';
import { currentLanguage, formatMoment, translate } from '../terminal/texts.ts';
import { formatUpdateProblem, formatUpdateText } from '../terminal/window-texts.ts';
import { formatDay } from '../../languages/format-values.ts';

interface UpdatesOptions {
  readonly on?: true;
  readonly off?: true;
  readonly check?: true;
  readonly json?: true;
}

/** `collega updates`: whether the window asks for newer versions; `--check` asks at once. */
export function defineUpdates(updates: Command, run: CommandRunner): void {
  updates
    .addOption(new Option('--on', translate('help.updatesOn')).conflicts('off'))
    .option('--off', translate('help.updatesOff'))
    .option('--check', translate('help.updatesCheck'))
    .option('--json', translate('help.json'))
    .action((options: UpdatesOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const state =
          options.on || options.off
            ? await askCollega(collega, 'updates.enable', { enabled: options.on ?? false }, signal)
            : await askCollega(collega, 'updates.read', {}, signal);
        const check: UpdateCheck = options.check
          ? await askCollega(collega, 'updates.check', {}, signal)
          : { state, problem: null };
        if (options.json) terminal.out(JSON.stringify(options.check ? check : state, null, 2));
        else for (const line of describe(check, options.check ?? false)) terminal.out(line);
        return check.problem === null ? exitStatus.passed : exitStatus.checkFailed;
      }),
    );
}

function describe({ state, problem }: UpdateCheck, asked: boolean): string[] {
  const lines = [translate(state.enabled ? 'updates.on' : 'updates.off')];
  if (state.checkedAt !== null) {
    lines.push(translate('updates.asked', { time: formatMoment(new Date(state.checkedAt)) }));
  }
  if (state.unavailable !== null) return [...lines, formatUpdateText('noKey')];
  if (problem !== null) {
    lines.push(formatUpdateProblem(problem));
  } else if (asked || state.newer !== null) lines.push(...describeNewest(state));
  return lines;
}

function describeNewest({ newer }: UpdateState): string[] {
  if (newer === null) return [formatUpdateText('current')];
  const { version, publishedOn, notes, page } = newer;
  const day = formatDay(publishedOn, currentLanguage());
  const present = packageJson.version;
  return [translate('updates.newer', { version, day, present }), notes, page];
}
