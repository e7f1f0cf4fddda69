import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBundle } from './start-bundle.ts';

test.each([
  ['en-GB', 'Collega did not start', 'Check that it is a folder'],
  ['it-IT', 'Collega non si è avviato', 'Controlla che sia una cartella'],
])(
  'a data folder that cannot be made is said in a box, in %s, and Collega ends',
  async (language, title, advice) => {
    const folder = mkdtempSync(join(tmpdir(), 'collega-start-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    const app = await startBundle({ dataFolder: join(file, 'data'), languages: [language] });
    const [box, ...more] = app.double.errorBoxes;
    expect(more).toEqual([]);
    expect(box).toContain(`${title}: `);
    expect(box).toContain('ENOTDIR');
    expect(box).toContain(advice);
    expect(app.double.app.exitCode).toBe(1);
  },
);

test('a page that never paints is shown all the same', async () => {
  const app = await startBundle({ paints: false });
  onTestFinished(() => app.end());
  expect(app.window.shown).toBe(1);
});

test('a page that does not load asks whether to load it again', async () => {
  const app = await startBundle();
  onTestFinished(() => app.end());
  app.double.dialog.pressButton = () => 0;
  const { webContents } = app.window;
  webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'collega://app/', true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(app.double.dialog.messages[0]).toMatchObject({ message: 'Collega’s window stays empty' });
  expect(app.double.dialog.messages[0]?.detail).toContain('ERR_FILE_NOT_FOUND');
  expect(webContents.reloads).toBe(1);
});

test('a navigation that gave way to another one is no failure', async () => {
  const app = await startBundle();
  onTestFinished(() => app.end());
  app.window.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'collega://app/', true);
  app.window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'about:blank', false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(app.double.dialog.messages).toEqual([]);
});

test('--no-sandbox is left as it was asked for, and never added', async () => {
  const asked = await startBundle({ switches: ['no-sandbox'] });
  onTestFinished(() => asked.end());
  expect([...asked.double.app.switches]).toEqual(['no-sandbox']);
  const plain = await startBundle();
  onTestFinished(() => plain.end());
  expect([...plain.double.app.switches]).toEqual(['enable-sandbox']);
});
