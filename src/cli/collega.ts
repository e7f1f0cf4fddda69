#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const caches: Partial<Record<NodeJS.Platform, string | undefined>> = {
  win32: LOCALAPPDATA,
  darwin: join(homedir(), 'Library', 'Caches'),
  linux: XDG_CACHE_HOME ?? join(homedir(), '.cache'),
};
const folder = caches[process.platform];

// Node 22.1 and later keep compiled code. Never in Node's own default, below the temporary folder
// that all users share: what is kept there by another user would be run here.
const { enableCompileCache } = nodeModule as Partial<typeof nodeModule>;
if (folder) enableCompileCache?.(join(folder, 'collega', 'compiled'));
const { runLine } = await import('./run-line.ts');
await runLine(process.argv.slice(2));
