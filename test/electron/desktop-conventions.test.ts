import type { MenuItemConstructorOptions } from 'electron';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { setApplicationMenu } from '../../src/main/application-menu.ts';
import { createElectronDouble } from './electron-double/create-electron-double.ts';
import { useElectronDouble } from './electron-double/current-electron.ts';
import { startBundle } from './start-bundle.ts';

type Items = readonly MenuItemConstructorOptions[];
const flatten = (items: Items): Items =>
  items.flatMap((item) => [item, ...flatten((item.submenu ?? []) as Items)]);

function menuOn(platform: NodeJS.Platform, language: 'en' | 'it'): Items {
  const double = createElectronDouble();
  useElectronDouble(double);
  setApplicationMenu(platform, language);
  return flatten(double.menus.application ?? []);
}

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s every key of a browser window is there: zoom, close, clipboard, undo',
  (platform) => {
    const roles = menuOn(platform, 'en').map(({ role }) => role);
    const wanted = [
      'resetZoom',
      'zoomIn',
      'zoomOut',
      'close',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'undo',
      'redo',
      'quit',
    ];
    expect(roles).toEqual(expect.arrayContaining(wanted));
  },
);

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s the menus speak Italian too',
  (platform) => {
    const items = menuOn(platform, 'it').filter(({ type }) => type !== 'separator');
    // The application's own menu on macOS is named by the system.
    expect(items.filter(({ label, role }) => label === undefined && role !== 'appMenu')).toEqual(
      [],
    );
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Modifica', 'Incolla', 'Ingrandisci']));
    const english = menuOn(platform, 'en').map(({ label }) => label);
    expect(labels.filter((label) => label !== undefined && english.includes(label))).toEqual([
      'File',
    ]);
  },
);

test('a language chosen in the preferences reaches the menus at once', async () => {
  const app = await startBundle();
  onTestFinished(() => app.end());
  const labels = () => flatten(app.double.menus.application ?? []).map(({ label }) => label);
  expect(labels()).toContain('Paste');
  await app.call('settings.save', { language: 'it', theme: 'dark' });
  await vi.waitFor(() => expect(labels()).toContain('Incolla'));
  expect(app.double.electron.nativeTheme.themeSource).toBe('dark');
});

test('the right button offers the clipboard in fields, and copying of what is selected', async () => {
  const app = await startBundle();
  onTestFinished(() => app.end());
  const { webContents } = app.window;
  const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
  const ask = (isEditable: boolean, selectionText: string) =>
    webContents.emit('context-menu', {}, { isEditable, selectionText, editFlags });
  ask(false, '');
  expect(app.double.menus.shown).toEqual([]);
  ask(false, 'some text');
  ask(true, '');
  const [onText, onField] = app.double.menus.shown;
  expect(onText?.items.map(({ role }) => role)).toEqual(['copy']);
  expect(onField?.items.map(({ role, enabled }) => [role, enabled])).toEqual([
    ['cut', false],
    ['copy', false],
    ['paste', true],
    [undefined, undefined],
    ['selectAll', true],
  ]);
  expect(onField?.window).toBe(app.window);
});

test('the window comes back where it was closed', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-bounds-'));
  const first = await startBundle({ dataFolder });
  first.window.moved = { x: 40, y: 30, width: 900, height: 700 };
  first.window.maximized = true;
  await first.quit();
  const second = await startBundle({ dataFolder });
  onTestFinished(() => second.end());
  expect(second.window.options).toMatchObject({ x: 40, y: 30, width: 900, height: 700 });
  expect(second.window.maximized).toBe(true);
});

test.each([
  ['a small screen', null, { width: 1120, height: 728 }],
  ['a screen that is gone', { x: 3000, y: 50, width: 900, height: 600 }, { x: 466, y: 50 }],
  ['a place above the screen', { x: 10, y: -400, width: 900, height: 600 }, { x: 10, y: 0 }],
  ['a larger screen', { x: 0, y: 0, width: 2560, height: 1400 }, { width: 1366, height: 728 }],
])('the window fits the screen that is there: %s', async (_name, kept, wanted) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'collega-bounds-'));
  if (kept !== null) {
    const text = JSON.stringify({ ...kept, isMaximized: false });
    writeFileSync(join(dataFolder, 'window.json'), text);
  }
  const workAreas = [{ x: 0, y: 0, width: 1366, height: 728 }];
  const app = await startBundle({ dataFolder, workAreas });
  onTestFinished(() => app.end());
  expect(app.window.options).toMatchObject(wanted);
});

test.each(['', '{"x":1}', 'null', '{"x":"a","y":0,"width":-1,"height":0,"isMaximized":true}'])(
  'a damaged memory of its place starts in the middle: %j',
  async (text) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'collega-bounds-'));
    writeFileSync(join(dataFolder, 'window.json'), text);
    const app = await startBundle({ dataFolder });
    onTestFinished(() => app.end());
    expect(app.window.options).toMatchObject({ width: 1120, height: 800 });
    expect(app.window.options).not.toHaveProperty('x');
  },
);

test.each([
  [true, '#1b1d26'],
  [false, '#f8f9fa'],
])('nothing flashes before the page paints; dark: %s', async (isDark, colour) => {
  const app = await startBundle({ isDark });
  onTestFinished(() => app.end());
  expect(app.window.options.backgroundColor).toBe(colour);
});
