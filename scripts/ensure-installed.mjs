// Runs `npm ci` where node_modules is missing or is not what package-lock.json says, so that
// `npm run demo` and `npm test` are one command each on a fresh clone, in every shell.
import './check-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Installs what package-lock.json names; ends the process where that fails. Output goes to standard error. */
export function ensureInstalled(root) {
  const reason = findReasonToInstall(root);
  if (reason === null) return;
  console.error(`${reason}: running npm ci …`);
  // Electron's own packages ask for Node 22; they run as they are, and npm's warnings say nothing more.
  const { status } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    stdio: ['ignore', 2, 2],
    // npm is a script on Windows (npm.cmd), which only a shell starts.
    shell: true,
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** npm writes what it installed into node_modules/.package-lock.json. Null: all is there. */
function findReasonToInstall(root) {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) return 'The packages are not installed yet';
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(modules, '.package-lock.json'));
  const same = Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    // Those of other systems are not installed; npm says so by leaving them out.
    if (found === undefined) return path === '' || entry.optional || entry.devOptional;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
  const complete = Object.keys(installed).every(
    (path) => wanted[path] !== undefined && existsSync(join(root, path)),
  );
  return same && complete ? null : 'The installed packages are not those of package-lock.json';
}

/** None where the file is missing or damaged. */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled(join(import.meta.dirname, '..'));
}
