// `npm run archive [-- FOLDER]`: packs what runs without a build and without npm, for the system it
// runs on: the built files, the two packages that cannot be bundled, and a program to start. Written
// to artefacts/archives unless told. Needs Node on the machine that it is unpacked on, nothing else.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = process.argv[2] ?? join(root, 'artefacts', 'archives');
const { name, version, description, license, author, type, bin, engines } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const title = `${name}-${version}-${process.platform}-${process.arch}`;
const work = mkdtempSync(join(tmpdir(), 'collega-archive-'));
const folder = join(work, title);

mkdirSync(folder);
for (const part of ['out/node', 'out/renderer', 'out/man', 'out/THIRD-PARTY-NOTICES.txt']) {
  copy(part);
}
for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md']) copy(file);
for (const path of packagesAsTheyAre()) copy(path);
const content = { name, version, description, license, author, type, bin, engines };
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
writeStarter();
mkdirSync(target, { recursive: true });
console.log(packFolder());
rmSync(work, { recursive: true, force: true, maxRetries: 10 });

function copy(path) {
  cpSync(join(root, path), join(folder, path), { recursive: true });
}

/** Native code, and the browser's driver, which finds its own files (vite.node.config.ts). */
function packagesAsTheyAre() {
  const keyring = JSON.parse(
    readFileSync(join(root, 'node_modules/@napi-rs/keyring/package.json'), 'utf8'),
  );
  // npm installs the binding of this system alone.
  const bindings = Object.keys(keyring.optionalDependencies).map((each) => `node_modules/${each}`);
  const installed = bindings.filter((path) => existsSync(join(root, path)));
  if (installed.length === 0) console.error('No key store module for this system: left out.');
  return ['node_modules/playwright-core', 'node_modules/@napi-rs/keyring', ...installed];
}

/** A name to type, which no execution policy of PowerShell refuses. */
function writeStarter() {
  if (process.platform === 'win32') {
    const lines = ['@echo off', 'node "%~dp0out\\node\\collega.js" %*', ''];
    writeFileSync(join(folder, 'collega.cmd'), lines.join('\r\n'));
    return;
  }
  const starter = join(folder, 'collega');
  const lines = ['#!/bin/sh', 'exec node "$(dirname "$0")/out/node/collega.js" "$@"', ''];
  writeFileSync(starter, lines.join('\n'));
  chmodSync(starter, 0o755);
}

/** Windows' own tar (bsdtar) writes the zip that its Explorer opens; the others a compressed tar. */
function packFolder() {
  const file = `${title}${process.platform === 'win32' ? '.zip' : '.tar.gz'}`;
  const windowsTar = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\tar.exe`;
  const [tool, flags] = process.platform === 'win32' ? [windowsTar, '-acf'] : ['tar', '-czf'];
  const packed = join(work, file);
  const { status, stderr, error } = spawnSync(tool, [flags, packed, '-C', work, title]);
  if (status !== 0) throw new Error(`${tool}: ${error?.message ?? String(stderr)}`);
  cpSync(packed, join(target, file));
  return join(target, file);
}
