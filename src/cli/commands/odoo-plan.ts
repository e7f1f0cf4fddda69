import { type Command } from 'commander';
import { type OdooPlan, type OdooStep, type OdooStepResult } from '../../contract/odoo-plan.ts';
import { formatPlan, formatResults } from '../output/format-odoo-plan.ts';
import { endByTrouble, printOdoo, type OdooOptions } from '../output/print-odoo.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { formatTime, translate } from '../terminal/texts.ts';

interface ApplyOptions extends OdooOptions {
  readonly yes?: true;
  readonly step: readonly string[];
  readonly onlySteps: readonly string[];
  readonly installModule?: true;
}

/** `collega odoo plan`, `apply` and `undo`. */
export function addOdooPlan(add: (name: string) => Command, run: CommandRunner): void {
  add('plan').action((options: OdooOptions, command: Command) =>
    runOpened(run, command, async (opened) => {
      const { client, plan } = await askForPlan(opened, options);
      printOdoo(opened.terminal, options, plan, () => formatPlan(plan, client.name));
      return undefined;
    }),
  );
  add('apply')
    .option('-y, --yes', translate('help.yes'))
    .option('--step <id>', translate('odoo.help.step'), collect, [])
    .option('--only-steps <id>', translate('odoo.help.onlySteps'), collect, [])
    .option('--install-module', translate('odoo.help.installModule'))
    .action((options: ApplyOptions, command: Command) =>
      runOpened(run, command, (opened) => apply(opened, options)),
    );
  add('undo')
    .option('-y, --yes', translate('help.yes'))
    .action((options: OdooOptions & { readonly yes?: true }, command: Command) =>
      runOpened(run, command, (opened) => undo(opened, options)),
    );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function askForPlan({ collega, terminal, signal }: Opened, options: OdooOptions) {
  const client = await findClient(collega, options.client, signal);
  const answer = await askCollega(collega, 'odoo.plan', { clientId: client.id }, signal);
  if (answer.outcome === 'failed') return endByTrouble(answer.trouble, options, terminal);
  return { client, plan: answer.plan };
}

async function apply(opened: Opened, options: ApplyOptions): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const { client, plan } = await askForPlan(opened, options);
  const chosen = chooseSteps(plan, options);
  if (chosen.length === 0) {
    printOdoo(terminal, options, [], () => translate('odoo.applyNothing'));
    return exitStatus.passed;
  }
  if (!options.json && !options.yes)
    terminal.out(formatPlan({ ...plan, steps: chosen }, client.name));
  const connection = await askCollega(collega, 'odoo.connection', { clientId: client.id }, signal);
  const database = connection?.database ?? '';
  const values = { count: chosen.length, database, url: connection?.url ?? '' };
  await confirmByTyping(terminal, database, {
    yes: options.yes,
    texts: {
      question: translate('odoo.applySure', values),
      needsYes: translate('odoo.applyNeedsYes'),
      refused: translate('odoo.applyLeft'),
    },
  });
  const input = {
    clientId: client.id,
    fingerprint: plan.fingerprint,
    stepIds: chosen.map(({ id }) => id),
    installModule: options.installModule === true,
  };
  const answer = await askCollega(collega, 'odoo.apply', input, signal);
  if (answer.outcome === 'failed') return endByTrouble(answer.trouble, options, terminal);
  return printResults(opened, options, answer.results);
}

/** @throws CommandEnd for an id that the plan does not have */
function chooseSteps(plan: OdooPlan, { step, onlySteps }: ApplyOptions): OdooStep[] {
  const named = new Set([...step, ...onlySteps]);
  const unknown = [...named].find((id) => !plan.steps.some((each) => each.id === id));
  if (unknown !== undefined) {
    throw new CommandEnd(exitStatus.wrongUse, translate('odoo.noSuchStep', { id: unknown }));
  }
  return plan.steps.filter(
    ({ id, proposed, blocked }) =>
      named.has(id) || (onlySteps.length === 0 && proposed && blocked === null),
  );
}

async function undo(
  opened: Opened,
  options: OdooOptions & { readonly yes?: true },
): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const client = await findClient(collega, options.client, signal);
  const runs = await askCollega(collega, 'odoo.runs', { clientId: client.id }, signal);
  const last = runs.find(({ undoneAt }) => undoneAt === null);
  if (last === undefined) throw new CommandEnd(exitStatus.wrongUse, translate('odoo.undoNothing'));
  const connection = await askCollega(collega, 'odoo.connection', { clientId: client.id }, signal);
  const database = connection?.database ?? '';
  await confirmByTyping(terminal, database, {
    yes: options.yes,
    texts: {
      question: translate('odoo.undoSure', {
        time: formatTime(new Date(last.appliedAt)),
        database,
      }),
      needsYes: translate('odoo.applyNeedsYes'),
      refused: translate('odoo.applyLeft'),
    },
  });
  const answer = await askCollega(collega, 'odoo.undo', { clientId: client.id }, signal);
  if (answer.outcome === 'failed') return endByTrouble(answer.trouble, options, terminal);
  return printResults(opened, options, answer.results);
}

function printResults(
  { terminal }: Opened,
  options: OdooOptions,
  results: readonly OdooStepResult[],
): ExitStatus {
  printOdoo(terminal, options, results, () => formatResults(results));
  const done = results.every(({ outcome }) => outcome === 'done');
  return done ? exitStatus.passed : exitStatus.checkFailed;
}
