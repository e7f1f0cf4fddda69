import { linkSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { codeOf } from './code-of.ts';
import { waitOutHolders } from './wait-out-holders.ts';
import { writeFlushed } from './write-flushed.ts';

/**
 * Keeps what is at `path` under a second name too, replacing what had that name. Nothing when there
 * is no such file. Files are only ever replaced whole, so a second link to the old one is enough;
 * where a disk knows no links (FAT, some network drives), a copy. Of a file that is kept elsewhere by
 * a symbolic link, the file and not the link: the link would lead to its next content.
 * @throws Node's error when the disk refuses
 */
export function keepCopy(path: string, copy: string): void {
  const next = `${copy}.new`;
  waitOutHolders(() => rmSync(next, { force: true }));
  try {
    linkSync(realpathSync(path), next);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    writeFlushed(next, readFileSync(path));
  }
  waitOutHolders(() => renameSync(next, copy));
  // Renaming one link of a file over another of the same does nothing and leaves both (POSIX).
  waitOutHolders(() => rmSync(next, { force: true }));
}
