// A folder that electron-builder takes for an unpacked Electron, where its binary cannot be
// downloaded: no program, but the fuse wire, the file names and the resources that packing reads.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const tools = createRequire(join(import.meta.dirname, '../../build/tools/package.json'));
const { createPackage } = await import(pathToFileURL(tools.resolve('@electron/asar')).href);
/** Any program of Windows: electron-builder writes icon, version and asar hash into it. */
const windowsProgram = tools.resolve('electron-winstaller/vendor/7z-x64.exe');

/** @electron/fuses, constants.ts: where the wire begins, its version, and how many fuses it has. */
const wire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101001011'),
]);

export async function writeCounterfeitElectron(folder) {
  for (const part of ['resources', 'locales']) mkdirSync(join(folder, part), { recursive: true });
  for (const name of ['en-US', 'en-GB', 'it', 'de', 'fr']) {
    writeFileSync(join(folder, 'locales', `${name}.pak`), '');
  }
  writeFileSync(join(folder, 'electron'), wire, { mode: 0o755 });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([readFileSync(windowsProgram), wire]));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version']) {
    writeFileSync(join(folder, name), name);
  }
  // Electron's own example application, a part of each dist.
  const example = mkdtempSync(join(tmpdir(), 'default-app-'));
  writeFileSync(join(example, 'main.js'), '');
  await createPackage(example, join(folder, 'resources', 'default_app.asar'));
  rmSync(example, { recursive: true });
}
