// `node pack.mjs FOLDER`, with Node 22.13 or later: packs FOLDER/app for Linux and Windows by the
// project's own configuration, with the counterfeit Electron, and writes to FOLDER/packed.json what was
// packed and what each target would be made of. It ends before the tools that electron-builder
// downloads (fpm, NSIS, the AppImage runtime).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installers } from '../../build/electron-builder.config.ts';
import { writeCounterfeitElectron } from './counterfeit-electron.mjs';
import { readPackedFolder, readStagedFolder } from './read-packed-folder.mjs';

const [folder] = process.argv.slice(2);
const root = join(import.meta.dirname, '../..');
const tools = createRequire(join(root, 'build/tools/package.json'));
const { build, Platform, Arch } = tools('electron-builder');

// NSIS is given an archive made by 7za, which is downloaded too: here the archive is an empty file.
const archiver = join(folder, '7za');
const script = '#!/bin/sh\nfor given; do case "$given" in *.7z) : > "$given" ;; esac; done\n';
writeFileSync(archiver, script, { mode: 0o755 });
process.env.ELECTRON_BUILDER_7ZIP_PATH = archiver;

const made = { fpm: [], appImage: [], nsis: [] };
/** FpmTarget.js, AppImageTarget.js and NsisTarget.js of 26.17: what each one tells. */
function remember(told) {
  if (!Array.isArray(told)) made.appImage.push(told);
  else if (Array.isArray(told[0])) {
    made.fpm.push({ args: told[0], desktopEntry: readFileSync(told[1], 'utf8') });
  } else made.nsis.push({ defines: told[0], commands: told[1] });
}

await writeCounterfeitElectron(join(folder, 'electron'));
const output = join(folder, 'installers');
for (const targets of [
  Platform.LINUX.createTarget(['deb', 'rpm', 'AppImage'], Arch.x64, Arch.arm64),
  Platform.WINDOWS.createTarget(['dir', 'nsis', 'portable'], Arch.x64, Arch.arm64),
]) {
  await build({
    projectDir: root,
    publish: 'never',
    targets,
    config: {
      // A copy: electron-builder writes into the configuration it is given.
      ...structuredClone({ ...installers, afterPack: null }),
      afterPack: installers.afterPack,
      directories: { app: join(folder, 'app'), output, buildResources: 'build' },
      electronDist: join(folder, 'electron'),
    },
    // Answering true ends a target before its tool is needed.
    effectiveOptionComputed: (told) => {
      remember(told);
      return Promise.resolve(true);
    },
  });
}

const programs = {
  'linux-unpacked': 'collega',
  'linux-arm64-unpacked': 'collega',
  'win-unpacked': 'Collega.exe',
  'win-arm64-unpacked': 'Collega.exe',
};
const folders = {};
for (const [name, program] of Object.entries(programs)) {
  folders[name] = await readPackedFolder(join(output, name), program);
}
const staged = readStagedFolder(join(folder, 'app'));
writeFileSync(join(folder, 'packed.json'), JSON.stringify({ staged, folders, made }, null, 2));
