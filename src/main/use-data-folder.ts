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
 * The folder that all shells share; practice has one of its own inside. The portable program of
 * Windows keeps its data beside itself, since it is carried from one machine to the next: it unpacks
 * itself first, and then tells where it lies (electron-builder, portable.nsi).
 */
export function chooseDataFolder(withSandbox: boolean, { platform, env }: Surroundings): string {
  const beside =
    platform === 'win32' && app.isPackaged ? env['PORTABLE_EXECUTABLE_DIR'] : undefined;
  const base =
    beside && !env['COLLEGA_DATA_DIR']
      ? resolve(beside, 'Collega-data')
      : defaultDataFolder(platform, env, homedir());
  return withSandbox ? join(base, 'sandbox') : base;
}

/**
 * Points Electron at the data folder. Before `ready` and before the single instance lock, which is
 * one for each `userData` folder. Created first: `setPath` throws for a folder that is not there.
 * Chromium's own files have a folder of their own.
 */
export function useDataFolder(folder: string): void {
  const browserFolder = join(folder, 'electron');
  mkdirSync(browserFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', browserFolder);
}
