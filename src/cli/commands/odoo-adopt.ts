import { type Command } from 'commander';
import { formatAdoption } from '../output/format-odoo-adoption.ts';
import { endByTrouble, printOdoo, type OdooOptions } from '../output/print-odoo.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { translate } from '../terminal/texts.ts';

interface AdoptOptions extends OdooOptions {
  readonly yes?: true;
  readonly replace?: true;
}

/** `collega odoo adopt`: fills a client from its Odoo, after a preview. */
export function addOdooAdopt(add: (name: string) => Command, run: CommandRunner): void {
  add('adopt')
    .option('--replace', translate('odoo.help.replace'))
    .option('-y, --yes', translate('help.yes'))
    .action((options: AdoptOptions, command: Command) =>
      runOpened(run, command, (opened) => adopt(opened, options)),
    );
}

async function adopt(opened: Opened, options: AdoptOptions): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const client = await findClient(collega, options.client, signal);
  const clientId = client.id;
  const planned = await askCollega(collega, 'odoo.planAdoption', { clientId }, signal);
  if (planned.outcome === 'failed') return endByTrouble(planned.trouble, options, terminal);
  const { adoption } = planned;
  const replace = options.replace === true;
  const chosen = adoption.items.filter(({ action }) => replace || action !== 'replace');
  if (!options.json) terminal.out(formatAdoption(adoption, replace));
  if (chosen.length === 0) {
    if (options.json) terminal.out(JSON.stringify({ ...adoption, adopted: [] }, null, 2));
    return exitStatus.passed;
  }
  await confirmByTyping(terminal, client.name, {
    yes: options.yes,
    texts: {
      question: translate('odoo.adoption.sure', { count: chosen.length, client: client.name }),
      needsYes: translate('odoo.adoption.needsYes'),
      refused: translate('odoo.adoption.left'),
    },
  });
  const { fingerprint } = adoption;
  const answer = await askCollega(
    collega,
    'odoo.adopt',
    { clientId, fingerprint, replace },
    signal,
  );
  if (answer.outcome === 'failed') return endByTrouble(answer.trouble, options, terminal);
  printOdoo(terminal, options, { ...adoption, adopted: answer.items }, () =>
    translate('odoo.adoption.done', { count: answer.items.length }),
  );
  return exitStatus.passed;
}
