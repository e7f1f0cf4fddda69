import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { processTree } from './listening-ports.ts';

/** Numbers of the processes that this one started, directly or not (Linux). */
export function ownChildren(): number[] {
  return processTree(process.pid).slice(1);
}

/** Folders of profiles of windows that this process opened and has not tidied up. */
export function ownProfiles(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`collega-window-${process.pid}-`));
}
