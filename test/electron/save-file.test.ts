import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { saveFile } from '../../src/main/save-file.ts';
import {
  createElectronDouble,
  type ElectronDouble,
} from './electron-double/create-electron-double.ts';
import { useElectronDouble } from './electron-double/current-electron.ts';

const file = { suggestedName: 'collega-report-Rossi.html', content: '<!doctype html>è' };

let double: ElectronDouble;
beforeEach(() => {
  double = createElectronDouble();
  useElectronDouble(double);
  double.app.becomeReady();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'collega-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

test('a file goes where the user says, for this user alone', async () => {
  const path = join(temporaryFolder(), 'elsewhere.html');
  double.dialog.choosePath = () => path;
  expect(await saveFile(file, null)).toEqual({ kind: 'saved', path });
  expect(readFileSync(path, 'utf8')).toBe(file.content);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('the dialog suggests the name and the kind, and asks before it replaces a file', async () => {
  await saveFile(file, null);
  expect(double.dialog.asked).toMatchObject([
    {
      parent: null,
      options: {
        defaultPath: 'collega-report-Rossi.html',
        filters: [{ extensions: ['html'] }],
        properties: expect.arrayContaining(['showOverwriteConfirmation']) as string[],
      },
    },
  ]);
});

test('a cancelled dialog saves nothing', async () => {
  expect(await saveFile(file, null)).toEqual({ kind: 'cancelled' });
});

test('a folder that is not there is said with its path and code', async () => {
  const path = join(temporaryFolder(), 'missing', 'report.html');
  double.dialog.choosePath = () => path;
  expect(await saveFile(file, null)).toEqual({ kind: 'failed', path, code: 'ENOENT' });
});
