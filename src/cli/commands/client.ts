import { type Command } from 'commander';
import {
  applicationId,
  odooAddress,
  type Authority,
  type AzureApp,
  type Cloud,
} from '../../contract/azure-app.ts';
import { isoDate, recordName } from '../../contract/identifiers.ts';
import { type Collega } from '../../services/collega.ts';
import { askCollega } from '../session/ask-collega.ts';
import { authorityOption, cloudOption, readSecret } from '../options/azure-app-options.ts';
import { confirmByTyping } from '../terminal/confirm-by-typing.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { chooseHowToKeep } from '../session/keep-secrets.ts';
import { parseOption } from '../options/parse-option.ts';
import { addSenderOptions, namesSender, type SenderOptions } from '../options/sender-options.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { printCommandsFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { translate } from '../terminal/texts.ts';
import { warnOfExpiredSecret } from '../session/warn-of-expired-secret.ts';
import { addClientChanges } from './client-changes.ts';
import { addClientExport } from './client-export.ts';
import { addClientImport } from './client-import.ts';
import { addClientUpdate, saveSender } from './client-update.ts';
import { addClientViews } from './client-views.ts';

interface AddOptions extends SenderOptions {
  readonly name: string;
  readonly applicationId: string;
  readonly odooUrl: string;
  readonly authority: Authority;
  readonly cloud: Cloud;
  readonly secretExpiresOn?: string;
  readonly json?: true;
}

/** `collega client …`: clients without a window. */
export function defineClient(group: Command, run: CommandRunner): void {
  const add = addSubcommand(group, 'add')
    .requiredOption('--name <name>', translate('help.name'), parseOption(recordName))
    .requiredOption(
      '--application-id <guid>',
      translate('help.applicationId'),
      parseOption(applicationId),
    )
    .requiredOption('--odoo-url <address>', translate('help.odooUrl'), parseOption(odooAddress))
    .addOption(authorityOption().default({ kind: 'common' }, 'common'))
    .addOption(cloudOption().default('global'))
    .option(
      '--secret-expires-on <date>',
      translate('help.secretExpiresOn'),
      parseOption(isoDate, 'date'),
    );
  addSenderOptions(add)
    .option('--json', translate('help.json'))
    .action((options: AddOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const secret = await readSecret(terminal);
        if (!(await chooseHowToKeep(collega, terminal, signal))) {
          throw new CommandEnd(exitStatus.wrongUse, translate('secretNeedsPassphrase'));
        }
        const { name } = options;
        const { id: clientId } = await askCollega(collega, 'clients.create', { name }, signal);
        printCommandsFor(quoteForShell(name));
        const azureApp = await saveAzureApp(collega, { clientId, secret, options }, signal);
        if (namesSender(options)) await saveSender(collega, { clientId, options }, signal);
        terminal.note(translate('clientAdded', { name, redirectUri: azureApp.redirectUri }));
        warnOfExpiredSecret(azureApp, terminal);
        if (options.json) terminal.out(JSON.stringify({ id: clientId, name, azureApp }, null, 2));
      }),
    );
  addClientViews(group, run);
  addSubcommand(group, 'remove')
    .requiredOption('-c, --client <name>', translate('help.clientName'))
    .option('-y, --yes', translate('help.yes'))
    .option('--json', translate('help.json'))
    .action((options: { client: string; yes?: true; json?: true }, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const { id: clientId, name } = await findClient(collega, options.client, signal);
        await confirmByTyping(terminal, name, {
          yes: options.yes,
          texts: {
            question: translate('removeSure', { name }),
            needsYes: translate('removeNeedsYes', { name }),
            refused: translate('removeNothing'),
          },
        });
        await askCollega(collega, 'clients.remove', { clientId }, signal);
        terminal.note(translate('clientRemoved', { name }));
        terminal.note(translate('forgetHonest'));
        if (options.json)
          terminal.out(JSON.stringify({ removed: { id: clientId, name } }, null, 2));
      }),
    );
  addClientChanges(group, run);
  addClientUpdate(group, run);
  addClientExport(group, run);
  addClientImport(group, run);
}

/** A half-made client would only take the name: what cannot be completed is removed again. */
async function saveAzureApp(
  collega: Collega,
  wanted: { readonly clientId: string; readonly secret: string; readonly options: AddOptions },
  signal: AbortSignal,
): Promise<AzureApp> {
  const { clientId, secret, options } = wanted;
  const { applicationId, authority, cloud, odooUrl } = options;
  const secretExpiresOn = options.secretExpiresOn ?? null;
  const app = { clientId, applicationId, secret, secretExpiresOn, authority, cloud, odooUrl };
  try {
    return await askCollega(collega, 'azureApp.save', app, signal);
  } catch (error) {
    await askCollega(collega, 'clients.remove', { clientId }, signal);
    throw error;
  }
}
