import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from '../services/store/data-folder.ts';

/** What decides where the data lies. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Points Electron at the folder that all shells share, and answers it. Before `ready` and before
 * the single instance lock, which is one for each `userData` folder. Created first: `setPath`
 * throws for a folder that is not there. Chromium's own files, and practice, have folders of their
 * own.
 */
export function useDataFolder(withSandbox: boolean, surroundings: Surroundings): string {
  const base = chooseDataFolder(surroundings);
  const folder = withSandbox ? join(base, 'sandbox') : base;
  const browserFolder = join(folder, 'electron');
  mkdirSync(browserFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', browserFolder);
  return folder;
}

/**
 * The portable program of Windows keeps its data beside itself: it is carried from one machine to
 * the next. It unpacks itself first, and then tells where it lies (electron-builder, portable.nsi).
 */
function chooseDataFolder({ platform, env }: Surroundings): string {
  const beside =
    platform === 'win32' && app.isPackaged ? env['PORTABLE_EXECUTABLE_DIR'] : undefined;
  if (beside && !env['COLLEGA_DATA_DIR']) return resolve(beside, 'Collega-data');
  return defaultDataFolder(platform, env, homedir());
}
