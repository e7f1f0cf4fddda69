import { Option, type Command } from 'commander';
import { applicationId, cloud, odooAddress, secretValue } from '../../contract/azure-app.ts';
import { type Authority, type Cloud } from '../../contract/azure-app.ts';
import { fieldProblemCode } from '../../contract/failures.ts';
import { isoDate, recordName } from '../../contract/identifiers.ts';
import { askCollega } from '../ask-collega.ts';
import { CommandEnd, exitStatus } from '../exit-status.ts';
import { findClient } from '../find-records.ts';
import { openCollega } from '../open-collega.ts';
import { parseOption } from '../parse-option.ts';
import { readPlace } from '../place-options.ts';
import { type CommandRunner } from '../run-command.ts';
import { type Terminal } from '../terminal.ts';
import { say, sayProblem } from '../texts.ts';

interface AddOptions {
  readonly name: string;
  readonly applicationId: string;
  readonly odooUrl: string;
  readonly authority: string;
  readonly cloud: Cloud;
  readonly secretExpiresOn?: string;
  readonly json?: true;
}

/** `collega client add|list|remove`: clients without a window. */
export function addClientCommands(program: Command, run: CommandRunner): void {
  const group = program.command('client').description(say('help.client-group'));
  group
    .command('add')
    .description(say('help.client-add'))
    .requiredOption('--name <name>', say('help.name'), parseOption(recordName))
    .requiredOption(
      '--application-id <guid>',
      say('help.applicationId'),
      parseOption(applicationId),
    )
    .requiredOption('--odoo-url <address>', say('help.odooUrl'), parseOption(odooAddress))
    .option('--authority <kind>', say('help.authority'), 'common')
    .addOption(
      new Option('--cloud <name>', say('help.cloud'))
        .choices(cloud.exclude(['sandbox']).options)
        .default('global'),
    )
    .option('--secret-expires-on <date>', say('help.secretExpiresOn'), parseOption(isoDate))
    .option('--json', say('help.json'))
    .action((options: AddOptions, command: Command) =>
      run(async (terminal, signal) => {
        const secret = await readSecret(terminal);
        const { collega, close } = await openCollega(readPlace(command), terminal);
        try {
          const { name } = options;
          const { id: clientId } = await askCollega(collega, 'clients.create', { name }, signal);
          const azureApp = await askCollega(
            collega,
            'azureApp.save',
            {
              clientId,
              applicationId: options.applicationId,
              secret,
              secretExpiresOn: options.secretExpiresOn ?? null,
              authority: readAuthority(options.authority),
              cloud: options.cloud,
              odooUrl: options.odooUrl,
            },
            signal,
          );
          terminal.note(say('clientAdded', { name, redirectUri: azureApp.redirectUri }));
          if (options.json) terminal.out(JSON.stringify({ id: clientId, name, azureApp }, null, 2));
          return exitStatus.passed;
        } finally {
          await close();
        }
      }),
    );
  group
    .command('list')
    .description(say('help.client-list'))
    .option('--json', say('help.json'))
    .action((options: { json?: true }, command: Command) =>
      run(async (terminal, signal) => {
        const { collega, close } = await openCollega(readPlace(command), terminal);
        try {
          const clients = await askCollega(collega, 'clients.list', {}, signal);
          if (options.json) terminal.out(JSON.stringify(clients, null, 2));
          else
            for (const { name, azureApp } of clients) terminal.out(`${name}  ${azureApp.odooUrl}`);
          return exitStatus.passed;
        } finally {
          await close();
        }
      }),
    );
  group
    .command('remove')
    .description(say('help.client-remove'))
    .requiredOption('--client <name>', say('help.client'))
    .action((options: { client: string }, command: Command) =>
      run(async (terminal, signal) => {
        const { collega, close } = await openCollega(readPlace(command), terminal);
        try {
          const { id: clientId, name } = await findClient(collega, options.client, signal);
          await askCollega(collega, 'clients.remove', { clientId }, signal);
          terminal.note(say('clientRemoved', { name }));
          return exitStatus.passed;
        } finally {
          await close();
        }
      }),
    );
}

function readAuthority(text: string): Authority {
  return text === 'common' || text === 'organizations' || text === 'consumers'
    ? { kind: text }
    : { kind: 'tenant', tenant: text };
}

/** From the environment, standard input or the keyboard; never from the arguments. */
async function readSecret(terminal: Terminal): Promise<string> {
  const given =
    process.env['COLLEGA_CLIENT_SECRET'] ??
    (await terminal.readInput()) ??
    (await terminal.ask(`${say('pasteSecret')} `, { hidden: true }));
  const parsed = secretValue.safeParse(given ?? '');
  if (parsed.success) return parsed.data;
  const code = fieldProblemCode.safeParse(parsed.error.issues[0]?.message);
  const problem = sayProblem(code.success ? code.data : 'invalid');
  throw new CommandEnd(exitStatus.wrongUse, `${say('secret')}: ${problem}`);
}
