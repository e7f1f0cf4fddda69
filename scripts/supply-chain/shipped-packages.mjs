// Which npm packages reach a user: the dependencies, what the build bundles into the window and
// the Electron shell, Electron itself, and everything that these need in turn.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Development dependencies as npm sees them, since the build bundles them; yet they are shipped. */
export const bundledPackages = [
  '@hookform/resolvers',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'bootstrap',
  'electron',
  'electron-store',
  'react',
  'react-dom',
  'react-hook-form',
  'react-i18next',
  'wouter',
];

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/**
 * Every shipped package of the lock file.
 * @returns {{path: string, name: string, version: string, license: string}[]} with the path as the
 *   lock file has it
 */
export function shippedPackages() {
  const { packages } = readJson('package-lock.json');
  const { dependencies } = readJson('package.json');
  const found = new Map();
  const waiting = [...Object.keys(dependencies), ...bundledPackages].map(
    (name) => `node_modules/${name}`,
  );
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const entry = packages[path];
    if (entry === undefined) throw new Error(`${path} is not in package-lock.json`);
    found.set(path, {
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      license: entry.license ?? '',
    });
    waiting.push(...neededBy(path, entry, packages));
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Required peers count: react-i18next needs react. What Electron needs is its downloader. */
function neededBy(path, entry, packages) {
  if (path === 'node_modules/electron') return [];
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => entry.peerDependenciesMeta?.[name]?.optional !== true,
  );
  const others = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
  return [...others, ...peers].flatMap((name) => resolvePackage(path, name, packages) ?? []);
}

/** As Node resolves: inside the package first, then ever further up. */
function resolvePackage(from, name, packages) {
  const parts = from.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const base = parts.slice(0, depth).join('/node_modules/');
    const path = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
  }
  return null;
}
