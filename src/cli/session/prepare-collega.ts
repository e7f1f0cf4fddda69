import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { findBrowsers } from '../../portable/find-browser.ts';
import { removeAbandonedProfiles } from '../../services/store/storage/abandoned-profiles.ts';
import { createKeyringSecretStore } from '../../portable/keyring-secret-store.ts';
import { type BrowserSettings } from '../../portable/launch-browser.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/start-sandbox.ts';
import { passphrase } from '../../contract/vault.ts';
import { type CollegaOptions } from '../../services/collega.ts';
import { createFileLogger, logLevelOf } from '../../services/store/logging/file-logger.ts';
import { systemClock } from '../../services/shell/ports/clock.ts';
import { makeFolder } from '../../services/store/storage/make-folder.ts';
import { openJsonRecordsFile } from '../../services/store/records/json-records-file.ts';
import { noSecretStore } from '../../services/shell/ports/secret-store.ts';
import { describeFileTrouble } from '../terminal/describe-file-trouble.ts';
import { hasDisplay } from '../terminal/display.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { chooseDataFolder } from './choose-data-folder.ts';
import { type PlaceOptions } from './read-place.ts';
import { systemLanguage } from '../terminal/texts.ts';
import { describeFailure, formatProblem } from '../terminal/window-texts.ts';
import { readDescriptor } from '../terminal/read-descriptor.ts';
import { takeSecret } from '../terminal/take-secret.ts';

export interface Prepared {
  readonly options: Omit<CollegaOptions, 'shell'>;
  readonly sandbox: Sandbox | null;
  /** Browser for windows; null where none can be shown. */
  readonly browserSettings: BrowserSettings | null;
}

export interface PrepareOptions {
  readonly keepsSecrets?: boolean;
  /** False: a passphrase that is given is not used, since nothing sealed is read. */
  readonly unlocks?: boolean;
  /** What `collega sandbox` was told of its servers. */
  readonly practice?: Pick<SandboxOptions, 'odooUrl' | 'exposed'>;
}

/**
 * Gathers everything that Collega needs here; practice has a folder of its own.
 * `keepsSecrets: false` for a folder that is soon removed: nothing of it goes to the key store.
 * @throws CommandEnd when the folder cannot be used or the passphrase cannot be one
 */
export async function prepareCollega(
  place: PlaceOptions,
  { keepsSecrets = true, unlocks = true, practice = {} }: PrepareOptions = {},
): Promise<Prepared> {
  const dataFolder = chooseDataFolder(place);
  const given = await readPassphrase(place);
  const opened = openFolder(dataFolder);
  await removeAbandonedProfiles();
  const sandbox = place.sandbox
    ? await startSandbox({ stateFolder: dataFolder, ...practice })
    : null;
  return {
    sandbox,
    browserSettings: chooseBrowser(),
    options: {
      version: packageJson.version,
      secretStore: keepsSecrets
        ? createKeyringSecretStore({ dataFolder, logger: opened.logger, env: process.env })
        : noSecretStore,
      dataFolder,
      systemLanguage: systemLanguage(),
      clock: systemClock,
      ...opened,
      sandbox: sandbox?.environment ?? null,
      proxyOverride: place.proxy,
      passphrase: unlocks ? given : null,
    },
  };
}

function openFolder(folder: string): Pick<CollegaOptions, 'recordsFile' | 'logger' | 'logFile'> {
  try {
    makeFolder(folder);
    // Another user's folder is there, and nothing in it to be had.
    accessSync(folder, constants.R_OK | constants.X_OK);
    return {
      recordsFile: openJsonRecordsFile(folder),
      ...createFileLogger(folder, logLevelOf(process.env)),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw new CommandEnd(exitStatus.wrongUse, describeFileTrouble(error, folder, 'keep'));
    }
    const path = join(folder, 'records.json');
    const failure = { kind: 'unreadable', path, code: 'damaged' } as const;
    throw new CommandEnd(exitStatus.wrongUse, describeFailure(failure));
  }
}

async function readPassphrase({ passphraseDescriptor }: PlaceOptions): Promise<string | null> {
  const variable = takeSecret('COLLEGA_PASSPHRASE');
  const given =
    passphraseDescriptor === null ? variable : await readDescriptor(passphraseDescriptor);
  if (given === undefined || (given === '' && passphraseDescriptor === null)) return null;
  if (passphrase.safeParse(given).success) return given;
  const source = passphraseDescriptor === null ? 'COLLEGA_PASSPHRASE' : '--passphrase-fd';
  const problem = formatProblem('passphrase-too-short');
  throw new CommandEnd(exitStatus.wrongUse, `${source}: ${problem}`);
}

/**
 * Null without a display or an installed browser, and for root on Linux: Chromium refuses to run
 * there with its process sandbox, and Collega never switches that off for a user.
 */
function chooseBrowser(): BrowserSettings | null {
  const [browser, ...others] = findBrowsers(process.platform, process.env);
  if (browser === undefined || !hasDisplay(process.platform, process.env)) return null;
  if (process.platform === 'linux' && process.getuid?.() === 0) return null;
  return { browser, others, processSandbox: true, headless: false, extraArguments: [] };
}
