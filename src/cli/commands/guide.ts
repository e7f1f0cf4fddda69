import { Option, type Command } from 'commander';
import { guideStepId, type Guide, type GuideStepId } from '../../contract/guide.ts';
import { guideVerdict } from '../../contract/guide-verdict.ts';
import { consentMessage } from '../../languages/translate-guide.ts';
import { type Client } from '../../contract/clients.ts';
import { askCollega } from '../session/ask-collega.ts';
import { CommandEnd, exitStatus, type ExitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { formatGuide } from '../output/print-guide.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened, type Opened } from '../session/run-opened.ts';
import { terminalGuideTexts } from '../output/terminal-guide-texts.ts';
import { translate, currentLanguage } from '../terminal/texts.ts';

interface GuideOptions {
  readonly client?: string;
  readonly check?: true;
  readonly script?: true;
  readonly message?: true;
  readonly done?: GuideStepId;
  readonly json?: true;
}

/** `collega guide`: the way through the Azure portal, with the checks that Collega can make itself. */
export function defineGuide(guide: Command, run: CommandRunner): void {
  guide
    .option('-c, --client <name>', translate('help.client'))
    .option('--check', translate('help.guideCheck'))
    .option('--script', translate('help.guideScript'))
    .option('--message', translate('help.guideMessage'))
    .addOption(
      new Option('--done <step>', translate('help.guideDone')).choices(guideStepId.options),
    )
    .option('--json', translate('help.json'))
    .action((options: GuideOptions, command: Command) =>
      runOpened(
        run,
        command,
        (opened) => showGuide(opened, options),
        // What Microsoft is asked about the secret needs the secret.
        options.check ? 'ask' : 'no',
      ),
    );
}

async function showGuide(
  { collega, terminal, signal }: Opened,
  options: GuideOptions,
): Promise<ExitStatus> {
  const client = await findClient(collega, options.client, signal);
  const clientId = client.id;
  if (options.done !== undefined) {
    const tick = { clientId, step: options.done, done: true };
    await askCollega(collega, 'guide.tick', tick, signal);
  }
  const call = options.check ? 'guide.check' : 'guide.read';
  const guide = await askCollega(collega, call, { clientId }, signal);
  terminal.out(print(guide, client, options));
  const allClear = guideVerdict(guide) === 'no-problem';
  return options.check && !allClear ? exitStatus.checkFailed : exitStatus.passed;
}

function print(guide: Guide, client: Client, options: GuideOptions): string {
  if (options.script) return known(guide.script).trimEnd();
  if (options.message) {
    const { subject, body } = consentMessage(currentLanguage(), {
      name: guide.values.registrationName,
      address: known(guide.consentAddress),
      applicationId: client.azureApp.applicationId,
      odooUrl: client.azureApp.odooUrl,
    });
    return `${subject}\n\n${body}`;
  }
  if (options.json) return JSON.stringify(guide, null, 2);
  return formatGuide(guide, terminalGuideTexts(), options.check === true);
}

/** The rest follows from values that are not there yet. */
function known(text: string | null): string {
  if (text === null) throw new CommandEnd(exitStatus.wrongUse, translate('guideUnknown'));
  return text;
}
