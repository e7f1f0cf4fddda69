import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { findBrowser } from '../portable/find-browser.ts';
import { keyringSecretStore } from '../portable/keyring-secret-store.ts';
import { type BrowserSettings } from '../portable/launch-browser.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { type Language } from '../contract/settings.ts';
import { type Collega, type CollegaOptions } from '../services/collega.ts';
import { createCollega } from '../services/create-collega.ts';
import { defaultDataFolder } from '../services/data-folder.ts';
import { createFileLogger } from '../services/logging/file-logger.ts';
import { systemClock } from '../services/ports/clock.ts';
import { openConfRecordsFile } from '../services/records/conf-records-file.ts';
import { askCollega } from './ask-collega.ts';
import { hasDisplay } from './display.ts';
import { CommandEnd } from './exit-status.ts';
import { type PlaceOptions } from './place-options.ts';
import { createTerminalShell } from './terminal-shell.ts';
import { type Terminal } from './terminal.ts';
import { say } from './texts.ts';

/** For questions that nothing cancels. */
const never = new AbortController().signal;

export interface Prepared {
  readonly options: Omit<CollegaOptions, 'shell'>;
  readonly sandbox: Sandbox | null;
  /** Browser for windows; null where none can be shown. */
  readonly browserSettings: BrowserSettings | null;
}

/** The system's language, Italian or else English. */
export function systemLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return (locale ?? Intl.DateTimeFormat().resolvedOptions().locale).startsWith('it') ? 'it' : 'en';
}

/** Gathers everything that Collega needs here; practice has a folder of its own. */
export async function prepareCollega(place: PlaceOptions): Promise<Prepared> {
  const base = place.data ?? defaultDataFolder(process.platform, process.env, homedir());
  const dataFolder = place.sandbox ? join(base, 'sandbox') : base;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const sandbox = place.sandbox ? await startSandbox({ stateFolder: dataFolder }) : null;
  const passphrase = process.env['COLLEGA_PASSPHRASE'];
  return {
    sandbox,
    browserSettings: chooseBrowser(),
    options: {
      version: packageJson.version,
      secretStore: keyringSecretStore,
      recordsFile: openConfRecordsFile(dataFolder),
      dataFolder,
      systemLanguage: systemLanguage(),
      clock: systemClock,
      logger: createFileLogger(dataFolder),
      sandbox: sandbox?.environment ?? null,
      proxyOverride: place.proxy,
      passphrase: passphrase === undefined || passphrase === '' ? null : passphrase,
    },
  };
}

/** Opens Collega without a window; the answer's `close` ends the sandbox too. */
export async function openCollega(
  place: PlaceOptions,
  terminal: Terminal,
): Promise<{ collega: Collega; prepared: Prepared; close: () => Promise<void> }> {
  const prepared = await prepareCollega(place);
  const shell = createTerminalShell(terminal, prepared);
  const collega = await createCollega({ ...prepared.options, shell });
  await unlockVault(collega, terminal);
  const close = async (): Promise<void> => {
    await collega.dispose();
    await prepared.sandbox?.close();
  };
  return { collega, prepared, close };
}

/**
 * Null without a display or an installed browser, and for root on Linux: Chromium refuses to run
 * there with its process sandbox, and Collega never switches that off for a user.
 */
function chooseBrowser(): BrowserSettings | null {
  const browser = findBrowser(process.platform, process.env);
  if (browser === null || !hasDisplay(process.platform, process.env)) return null;
  if (process.platform === 'linux' && process.getuid?.() === 0) return null;
  return { browser, processSandbox: true, headless: false, extraArguments: [] };
}

/** Asks for the passphrase of a vault that needs one, three times at most. */
async function unlockVault(collega: Collega, terminal: Terminal): Promise<void> {
  for (let tries = 3; tries > 0 && terminal.interactive; tries -= 1) {
    const status = await askCollega(collega, 'vault.status', {}, never);
    if (status.state === 'open' || status.reason !== 'passphrase-needed') return;
    const passphrase = await terminal.ask(`${say('passphraseOfVault')} `, { hidden: true });
    if (passphrase === null || passphrase === '') return;
    try {
      await askCollega(collega, 'vault.unlock', { passphrase }, never);
    } catch (error) {
      if (!(error instanceof CommandEnd)) throw error;
      terminal.note(error.message);
    }
  }
}
