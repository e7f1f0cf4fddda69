import { type Command } from 'commander';
import { type OdooFailedMails } from '../../contract/odoo-mails.ts';
import { type OdooTestResult } from '../../contract/odoo-tests.ts';
import { formatOdooTest } from '../output/format-odoo-tests.ts';
import { formatOdooMails } from '../output/format-odoo-mails.ts';
import { endByTrouble, type OdooOptions } from '../output/print-odoo.ts';
import { askCollega } from '../session/ask-collega.ts';
import { findClient } from '../session/find-records.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { translate } from '../terminal/texts.ts';

interface MailsOptions extends OdooOptions {
  readonly addresses?: true;
  readonly cause?: string;
  readonly retry?: true;
  readonly yes?: true;
  readonly tests: boolean;
}

/** `collega odoo mails`: what Odoo could not send or fetch, and why. */
export function addOdooMails(add: (name: string) => Command, run: CommandRunner): void {
  add('mails')
    .option('--addresses', translate('odoo.help.addresses'))
    .option('--cause <code>', translate('odoo.help.cause'))
    .option('--no-tests', translate('odoo.help.noTests'))
    .option('--retry', translate('odoo.help.retry'))
    .option('-y, --yes', translate('help.yes'))
    .action((options: MailsOptions, command: Command) =>
      runOpened(run, command, (opened) => showMails(opened, options)),
    );
}

async function showMails(opened: Opened, options: MailsOptions): Promise<ExitStatus> {
  const { collega, terminal, signal } = opened;
  const { id: clientId } = await findClient(collega, options.client, signal);
  const input = { clientId, addresses: options.addresses === true };
  const answer = await askCollega(collega, 'odoo.mails', input, signal);
  if (answer.outcome === 'failed') return endByTrouble(answer.trouble, options, terminal);
  const groups = answer.mails.groups.filter(
    ({ finding }) => options.cause === undefined || finding?.code === options.cause,
  );
  const mails = { ...answer.mails, groups };
  if (!options.json) {
    terminal.out(formatOdooMails(mails));
    const others = answer.mails.groups.length - groups.length;
    if (others > 0) terminal.out(translate('odoo.mails.otherCauses', { count: others }));
  }
  const tests = options.tests ? await testFetching(opened, clientId, options, mails) : [];
  if (options.json) terminal.out(JSON.stringify({ ...mails, tests }, null, 2));
  if (options.retry) return retry(opened, clientId, options, mails);
  // With --cause, too: mails that failed for another one failed all the same.
  const healthy = isHealthy(answer.mails) && tests.every(({ odoo }) => odoo.passed);
  return healthy ? exitStatus.passed : exitStatus.checkFailed;
}

function isHealthy({ groups, jobs, fetching }: OdooFailedMails): boolean {
  return (
    groups.length === 0 &&
    jobs.every(({ trouble }) => trouble === null) &&
    fetching.every(({ state }) => state !== 'fails')
  );
}

/** Until Odoo 18 a fetch that fails leaves no trace: only Odoo's own test tells. */
async function testFetching(
  { collega, terminal, signal }: Opened,
  clientId: string,
  options: OdooOptions,
  { fetching }: OdooFailedMails,
): Promise<OdooTestResult[]> {
  const results: OdooTestResult[] = [];
  for (const { recordId, name, state } of fetching) {
    if (state !== 'not-recorded') continue;
    terminal.note(translate('odoo.testing', { server: name }));
    const asked = { clientId, direction: 'incoming', recordId } as const;
    const tested = await askCollega(collega, 'odoo.test', asked, signal);
    if (tested.outcome === 'failed') return endByTrouble(tested.trouble, options, terminal);
    results.push(tested.result);
    if (!options.json) terminal.out(formatOdooTest(tested.result));
  }
  return results;
}

/** Asks first: what goes back into the queue reaches its recipients. */
async function retry(
  { collega, terminal, signal }: Opened,
  clientId: string,
  options: MailsOptions,
  { groups }: OdooFailedMails,
): Promise<ExitStatus> {
  const mailIds = groups.flatMap((group) => group.mailIds);
  if (mailIds.length === 0) {
    terminal.note(translate('odoo.mails.nothingToRetry'));
    return exitStatus.passed;
  }
  const count = mailIds.length;
  await confirmByTyping(terminal, String(count), {
    yes: options.yes,
    texts: {
      question: translate('odoo.mails.retrySure', { count }),
      needsYes: translate('odoo.mails.retryNeedsYes'),
      refused: translate('odoo.applyLeft'),
    },
  });
  const answer = await askCollega(collega, 'odoo.retryMails', { clientId, mailIds }, signal);
  if (answer.outcome === 'failed') return endByTrouble(answer.trouble, options, terminal);
  terminal.note(translate('odoo.mails.queued', { count: answer.count }));
  return exitStatus.passed;
}
