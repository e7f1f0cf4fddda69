import { Argument, type Command } from 'commander';
import { passphrase as passphraseSchema, type VaultStatus } from '../../contract/vault.ts';
import { askNewPassphrase } from '../session/ask-new-passphrase.ts';
import { askCollega } from '../session/ask-collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { addSubcommand } from '../options/add-subcommand.ts';
import { type CommandRunner } from '../session/run-command.ts';
import { runOpened } from '../session/run-opened.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { formatOpener, formatProblem, formatVaultNotice } from '../terminal/window-texts.ts';
import { addVaultForgetCommand } from './vault-forget.ts';
import { addVaultSettingsCommand } from './vault-settings.ts';
import { takeSecret } from '../terminal/take-secret.ts';

interface JsonOptions {
  readonly json?: true;
}

function addAnswering(group: Command, name: string): Command {
  return addSubcommand(group, name).option('--json', translate('help.json'));
}

/** `collega vault …`: where the keys of this machine rest, and what may be done about it. */
export function defineVault(group: Command, run: CommandRunner): void {
  addAnswering(group, 'status').action((options: JsonOptions, command: Command) =>
    runOpened(
      run,
      command,
      async ({ collega, terminal, signal }) => {
        const status = await askCollega(collega, 'vault.status', {}, signal);
        if (options.json) terminal.out(JSON.stringify(status, null, 2));
        else for (const line of describeVault(status)) terminal.out(line);
        return status.state === 'open' ? exitStatus.passed : exitStatus.checkFailed;
      },
      'if-given',
    ),
  );
  addAnswering(group, 'passphrase').action((options: JsonOptions, command: Command) =>
    runOpened(run, command, async ({ collega, prepared, terminal, signal }) => {
      const { openers } = await askCollega(collega, 'vault.status', {}, signal);
      const current = openers.includes('passphrase')
        ? (prepared.options.passphrase ?? (await askCurrentPassphrase(terminal)))
        : null;
      const input = { passphrase: await readNewPassphrase(terminal), current };
      const status = await askCollega(collega, 'vault.setPassphrase', input, signal);
      terminal.note(translate(current === null ? 'passphraseSet' : 'passphraseChanged'));
      if (options.json) terminal.out(JSON.stringify(status, null, 2));
    }),
  );
  addAnswering(group, 'key-store')
    .addArgument(new Argument('<use>').choices(['on', 'off']))
    .action((use: 'on' | 'off', options: JsonOptions, command: Command) =>
      runOpened(run, command, async ({ collega, terminal, signal }) => {
        const asked = { use: use === 'on' };
        const status = await askCollega(collega, 'vault.useKeyStore', asked, signal);
        terminal.note(translate(use === 'on' ? 'keyStoreOn' : 'keyStoreOff'));
        if (options.json) terminal.out(JSON.stringify(status, null, 2));
      }),
    );
  addAnswering(group, 'lock').action((options: JsonOptions, command: Command) =>
    runOpened(
      run,
      command,
      async ({ collega, terminal, signal }) => {
        const status = await askCollega(collega, 'vault.lock', {}, signal);
        if (status.state === 'open') {
          throw new CommandEnd(exitStatus.wrongUse, translate('vaultInMemory'));
        }
        terminal.note(translate('vaultLocked'));
        if (status.canRetry) terminal.note(translate('vaultOpensByItself'));
        if (options.json) terminal.out(JSON.stringify(status, null, 2));
        return undefined;
      },
      'if-given',
    ),
  );
  addAnswering(group, 'restore').action((options: JsonOptions, command: Command) =>
    runOpened(run, command, async ({ collega, terminal, signal }) => {
      const damaged = await askCollega(
        collega,
        'storage.damagedFiles',
        { everywhere: true },
        signal,
      );
      const restorable = damaged.filter(({ backup }) => backup !== null);
      for (const { file, clientId, stamp, path } of restorable) {
        const own = stamp === '' && clientId === null;
        if (own) await askCollega(collega, 'vault.restoreBackup', {}, signal);
        else await askCollega(collega, 'storage.restoreBackup', { file, clientId, stamp }, signal);
        terminal.note(translate('backupRestored', { path }));
      }
      if (restorable.length === 0) terminal.note(translate('nothingToRestore'));
      const restored = restorable.map(({ path }) => path);
      if (options.json) terminal.out(JSON.stringify({ restored }, null, 2));
      return restorable.length > 0 ? exitStatus.passed : exitStatus.checkFailed;
    }),
  );
  addVaultSettingsCommand(group, run);
  addVaultForgetCommand(group, run);
}

function describeVault(status: VaultStatus): string[] {
  const openers = status.openers.map(formatOpener).join('; ');
  const state =
    status.state === 'open'
      ? translate(`vaultStates.${status.backend}`)
      : formatVaultNotice(status);
  return openers === '' ? [state] : [state, `${translate('vaultOpenedBy')} ${openers}`];
}

/** From the environment, standard input or the keyboard (twice); never from the arguments. */
async function readNewPassphrase(terminal: Terminal): Promise<string> {
  const given = takeSecret('COLLEGA_NEW_PASSPHRASE') ?? (await terminal.readInput())?.trimEnd();
  if (given !== undefined) return checked(given);
  return checked((await askNewPassphrase(terminal, 'newPassphrase')) ?? '');
}

async function askCurrentPassphrase(terminal: Terminal): Promise<string> {
  return checked(
    (await terminal.ask(`${translate('currentPassphrase')} `, { hidden: true })) ?? '',
  );
}

function checked(text: string): string {
  if (passphraseSchema.safeParse(text).success) return text;
  throw new CommandEnd(exitStatus.wrongUse, formatProblem('passphrase-too-short'));
}
