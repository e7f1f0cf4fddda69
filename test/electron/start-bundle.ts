import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { type CallInput, type CallName, type CallValue } from '../../src/contract/index.ts';
import { type Result } from '../../src/contract/failures.ts';
import {
  createElectronDouble,
  type ElectronDouble,
  type ElectronDoubleOptions,
} from './electron-double/create-electron-double.ts';
import { type BrowserWindowDouble } from './electron-double/browser-window-double.ts';

export const outFolder = join(import.meta.dirname, '../../out');

const doubles = new Map<string, ElectronDouble['electron']>();
Object.assign(globalThis, { electronDoubles: doubles });
register(pathToFileURL(join(import.meta.dirname, 'electron-double/resolve-electron.mjs')).href);
const { nativeImport } = createRequire(import.meta.url)('./electron-double/native-import.cjs') as {
  nativeImport: (url: string) => Promise<unknown>;
};

// Every run loads its own copy of the libraries that listen to the end of the process.
process.setMaxListeners(0);

let runs = 0;

export interface StartOptions extends Partial<ElectronDoubleOptions> {
  readonly args?: readonly string[];
  /** Prepares the data folder before the start. */
  readonly dataFolder?: string;
}

/**
 * Runs out/main/index.js as Electron would: the entry module first, `ready` when it has ended, then
 * whatever it does until its window shows a page or the app has ended.
 */
export async function startBundle(options: StartOptions = {}): Promise<RunningBundle> {
  const run = String((runs += 1));
  const double = createElectronDouble(options);
  doubles.set(run, double.electron);
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'collega-electron-'));
  const argv = process.argv;
  vi.stubEnv('COLLEGA_DATA_DIR', dataFolder);
  process.argv = ['electron', '.', ...(options.args ?? [])];
  try {
    await nativeImport(`${pathToFileURL(join(outFolder, 'main/index.js')).href}?run=${run}`);
  } finally {
    process.argv = argv;
    vi.unstubAllEnvs();
  }
  if (double.app.exitCode === null) double.app.becomeReady();
  await vi.waitFor(
    () => {
      if (double.app.exitCode === null && double.windows[0]?.shown !== 1)
        throw new Error('waiting');
    },
    { timeout: 10_000, interval: 5 },
  );
  return new RunningBundle(double, dataFolder);
}

export class RunningBundle {
  constructor(
    readonly double: ElectronDouble,
    readonly dataFolder: string,
  ) {}

  get window(): BrowserWindowDouble {
    const window = this.double.windows[0];
    if (window === undefined) throw new Error('the app has no window');
    return window;
  }

  /** Asks as the page of the app window does. */
  async call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Result<CallValue<Name>>> {
    const sender = this.window.webContents;
    const event = { sender, senderFrame: sender.mainFrame };
    const answer = await this.double.electron.ipcMain.invoke(event, 'collega:call', name, input);
    return answer as Result<CallValue<Name>>;
  }

  /** Quits as a user does, waits for the end, and leaves nothing behind. */
  async end(): Promise<void> {
    await this.quit();
    rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** As above, and leaves the data for a second start. */
  async quit(): Promise<void> {
    if (this.double.app.exitCode === null) this.double.app.quit();
    await vi.waitFor(
      () => {
        if (this.double.app.exitCode === null) throw new Error('still running');
      },
      { timeout: 10_000, interval: 5 },
    );
  }
}
