// `npm run stage [-- FOLDER]`: gathers what the packaged application holds, in artefacts/app unless
// told: the built files and a package.json without dependencies. electron-builder packs this folder.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProjectPlace } from '../build/project-place.mjs';

const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(root, 'artefacts', 'app');
const {
  name,
  productName,
  desktopName,
  version,
  description,
  license,
  author,
  homepage,
  type,
  main,
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { repository } = readProjectPlace({ author, homepage });

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const part of ['main', 'preload', 'renderer']) {
  cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true });
}
cpSync(join(root, 'build/icons/png/256x256.png'), join(folder, 'icon.png'));
const content = {
  name,
  // Electron names the key of safeStorage by it: the same as that of `npm start`, so that both open
  // one vault.
  productName,
  version,
  description,
  license,
  author,
  homepage,
  repository,
  // The window's app id on Linux: the name of the desktop file that the packages install.
  desktopName,
  type,
  main,
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
console.log(folder);
