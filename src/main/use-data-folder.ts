import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { defaultDataFolder } from '../services/store/data-folder.ts';

/**
 * Points Electron at the folder that all shells share, and answers it. Before `ready` and before
 * the single instance lock, which is one for each `userData` folder. Created first: `setPath`
 * throws for a folder that is not there. Chromium's own files, and practice, have folders of their
 * own.
 */
export function useDataFolder(withSandbox: boolean): string {
  const base = defaultDataFolder(process.platform, process.env, homedir());
  const folder = withSandbox ? join(base, 'sandbox') : base;
  const browserFolder = join(folder, 'electron');
  mkdirSync(browserFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  app.setPath('sessionData', browserFolder);
  return folder;
}
