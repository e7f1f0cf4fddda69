// `npm run manifests -- FILES [TARGET]`: from the files of a release in the folder FILES, writes what
// winget, Homebrew and Flathub want into TARGET/winget, /homebrew and /flathub (artefacts/manifests
// unless told). Hands nothing in: a publisher looks at them and opens the pull requests.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeFlathub } from './flathub.mjs';
import { describeCask } from './homebrew.mjs';
import { readFiles, readManifest } from './read-release.mjs';
import { describeWinget } from './winget.mjs';

const [files, target = join(import.meta.dirname, '../../artefacts/manifests')] =
  process.argv.slice(2);
if (files === undefined) {
  console.error('npm run manifests -- FOLDER-WITH-THE-RELEASE’S-FILES [TARGET]');
  process.exit(2);
}
try {
  const manifest = readManifest();
  const file = readFiles(files, manifest);
  const { applicationId } = manifest.place;
  const kinds = { winget: describeWinget, homebrew: describeCask, flathub: describeFlathub };
  const made = Object.entries(kinds).flatMap(([kind, describe]) =>
    Object.entries(describe(manifest, file, applicationId)).map(([path, text]) => [
      join(kind, path),
      text,
    ]),
  );
  for (const kind of Object.keys(kinds)) {
    rmSync(join(target, kind), { recursive: true, force: true });
  }
  for (const [path, text] of made) {
    const whole = join(target, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    console.log(whole);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
