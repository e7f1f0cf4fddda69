import { type Command } from 'commander';
import {
  applicationId,
  odooAddress,
  type Authority,
  type Cloud,
} from '../../contract/azure-app.ts';
import { isoDate, recordName } from '../../contract/identifiers.ts';
import { type Collega } from '../../services/collega.ts';
import { askCollega } from '../session/ask-collega.ts';
import { authorityOption, cloudOption, readSecret } from '../options/azure-app-options.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { findClient } from '../session/find-records.ts';
import { chooseHowToKeep } from '../session/keep-secrets.ts';
import { parseOption } from '../options/parse-option.ts';
import { addSenderOptions, changeSender, type SenderOptions } from '../options/sender-options.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { printCommandsFor } from '../terminal/printed-commands.ts';
import { quoteForShell } from '../terminal/quote-for-shell.ts';
import { translate } from '../terminal/texts.ts';
import { warnOfExpiredSecret } from '../session/warn-of-expired-secret.ts';

interface UpdateOptions extends SenderOptions {
  readonly client?: string;
  readonly name?: string;
  readonly secret?: true;
  readonly applicationId?: string;
  readonly odooUrl?: string;
  readonly authority?: Authority;
  readonly cloud?: Cloud;
  /** Null: no date is noted any more. */
  readonly secretExpiresOn?: string | null;
  readonly json?: true;
}

/** `collega client update`: a new secret above all, or another field of the Azure app. */
export function addClientUpdate(group: Command, run: CommandRunner): void {
  const update = addSubcommand(group, 'update')
    .option('-c, --client <name>', translate('help.client'))
    .option('--name <name>', translate('clients.help.newName'), parseOption(recordName))
    .option('--secret', translate('clients.help.secret'))
    .option('--application-id <guid>', translate('help.applicationId'), parseOption(applicationId))
    .option('--odoo-url <address>', translate('help.odooUrl'), parseOption(odooAddress))
    .addOption(authorityOption())
    .addOption(cloudOption())
    .option('--secret-expires-on <date>', translate('clients.help.expiresOn'), readDay);
  addSenderOptions(update)
    .option('--json', translate('help.json'))
    .action((options: UpdateOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const client = await findClient(collega, options.client, signal);
        const app = client.azureApp;
        if (client.sandbox) refusePracticeApp(options);
        const secret = !client.sandbox && wantsSecret(options) ? await readSecret(terminal) : null;
        if (secret !== null && !(await chooseHowToKeep(collega, terminal, signal))) {
          throw new CommandEnd(exitStatus.wrongUse, translate('secretNeedsPassphrase'));
        }
        const saved = await askCollega(
          collega,
          'generalSettings.save',
          {
            clientId: client.id,
            secret,
            applicationId: options.applicationId ?? app.applicationId,
            odooUrl: options.odooUrl ?? app.odooUrl,
            authority: options.authority ?? app.authority,
            cloud: options.cloud ?? app.cloud,
            secretExpiresOn: expiryOf(options, secret, app.secretExpiresOn),
            senderSettings: changeSender(client.senderSettings, options),
          },
          signal,
        );
        const { name = client.name } = options;
        if (name !== client.name) {
          await askCollega(collega, 'clients.rename', { clientId: client.id, name }, signal);
          printCommandsFor(quoteForShell(name));
        }
        terminal.note(translate('clients.updated', { name }));
        if (options.odooUrl !== undefined && saved.azureApp.redirectUri !== app.redirectUri) {
          const { odooUrl, redirectUri } = saved.azureApp;
          terminal.note(translate('clients.odooUrlChanged', { odooUrl, redirectUri }));
        }
        if (secret !== null || options.secretExpiresOn !== undefined) {
          warnOfExpiredSecret(saved.azureApp, terminal);
        }
        if (secret !== null && saved.azureApp.secretExpiresOn === null) {
          terminal.note(translate('clients.expiryUnknown'));
        }
        if (options.json) terminal.out(JSON.stringify({ ...saved, name }, null, 2));
      }),
    );
}

/** The practice tenant gives its client these at every start: the next command would not have them. */
function refusePracticeApp(options: UpdateOptions): void {
  const { secret, applicationId, odooUrl, cloud } = options;
  const ofTenant = [secret, applicationId, odooUrl, cloud].some((value) => value !== undefined);
  if (ofTenant || namesNothing(options)) {
    throw new CommandEnd(exitStatus.wrongUse, translate('clients.practiceApp'));
  }
}

/** Without any other wish it is the secret that is meant. */
function wantsSecret(options: UpdateOptions): boolean {
  return (
    options.secret === true ||
    process.env['COLLEGA_CLIENT_SECRET'] !== undefined ||
    namesNothing(options)
  );
}

function namesNothing(options: UpdateOptions): boolean {
  return Object.keys(options).every((name) => name === 'client' || name === 'json');
}

/** A new secret has a new day: the old one would warn of what is over. */
function expiryOf(
  { secretExpiresOn }: UpdateOptions,
  secret: string | null,
  stored: string | null,
): string | null {
  if (secretExpiresOn !== undefined) return secretExpiresOn;
  return secret === null ? stored : null;
}

function readDay(text: string): string | null {
  if (text === 'none') return null;
  return parseOption(isoDate, 'date')(text);
}

/** What `generalSettings.save` keeps besides stays. */
export async function saveSender(
  collega: Collega,
  { clientId, options }: { readonly clientId: string; readonly options: SenderOptions },
  signal: AbortSignal,
): Promise<void> {
  const clients = await askCollega(collega, 'clients.list', {}, signal);
  const client = clients.find(({ id }) => id === clientId);
  if (client === undefined) return;
  const { applicationId, odooUrl, authority, cloud, secretExpiresOn } = client.azureApp;
  const senderSettings = changeSender(client.senderSettings, options);
  const app = { applicationId, odooUrl, authority, cloud, secretExpiresOn };
  const asked = { clientId, secret: null, ...app, senderSettings };
  await askCollega(collega, 'generalSettings.save', asked, signal);
}
