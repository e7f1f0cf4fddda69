import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const tools = createRequire(join(import.meta.dirname, '../../build/tools/package.json'));
const load = (name) => import(pathToFileURL(tools.resolve(name)).href);
const asar = await load('@electron/asar');
const { getCurrentFuseWire, FuseV1Options, FuseState } = await load('@electron/fuses');

/** What lies in one unpacked folder, read with Electron's own tools. */
export async function readPackedFolder(folder, program) {
  const archive = join(folder, 'resources', 'app.asar');
  const wire = await getCurrentFuseWire(join(folder, program));
  return {
    files: readdirSync(folder).sort(),
    resources: readdirSync(join(folder, 'resources')).sort(),
    locales: readdirSync(join(folder, 'locales')).sort(),
    asarBytes: statSync(archive).size,
    asarFiles: readArchive(archive),
    headerHash: sha256(asar.getRawHeader(archive).headerString),
    // Electron checks app.asar against this resource of the program, and does not start otherwise.
    integrity: readIntegrity(join(folder, program)),
    hasUnpacked: existsSync(`${archive}.unpacked`),
    fuses: Object.fromEntries(
      Object.entries(FuseV1Options)
        .filter(([name]) => Number.isNaN(Number(name)))
        .map(([name, index]) => [name, FuseState[wire[index]]]),
    ),
  };
}

/** SHA-256 of each file. */
export function readStagedFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );
}

function readArchive(archive) {
  const files = asar
    .listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in asar.statFile(archive, path)));
  return Object.fromEntries(files.map((path) => [path, sha256(asar.extractFile(archive, path))]));
}

function readIntegrity(program) {
  const found = /\[\{"file":"resources[^\]]*\]/u.exec(readFileSync(program, 'latin1'));
  return found === null ? null : JSON.parse(found[0]);
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}
