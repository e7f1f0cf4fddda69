// A copy of the working tree that may be damaged: what git knows, with the packages of the original.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** @returns {{ tree: string, temporary: string, folder: string }} `temporary` is for what runs in it */
export function copyTree(root) {
  const folder = mkdtempSync(join(tmpdir(), 'collega-red-'));
  const tree = join(folder, 'tree');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout, status } = spawnSync('git', list, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error('git does not know the files of this folder');
  for (const file of stdout.split('\0').filter((name) => name !== '')) {
    const from = join(root, file);
    // Deleted, and not yet committed.
    if (!existsSync(from) || file === 'node_modules') continue;
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    cpSync(from, join(tree, file));
  }
  // A junction needs no rights on Windows.
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  return { tree, temporary, folder };
}

export function removeTree(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
