import { afterEach, expect, test } from 'vitest';
import { startBundle, type RunningBundle } from '../../electron/start-bundle.ts';

const running: RunningBundle[] = [];
const start = async (...args: Parameters<typeof startBundle>) => {
  const bundle = await startBundle(...args);
  running.push(bundle);
  return bundle;
};
afterEach(async () => {
  for (const bundle of running.splice(0)) await bundle.end();
});

test('checklist 4: sandbox, scheme and data folder are settled before ready, the folder before the lock', async () => {
  const { double, dataFolder } = await start();
  const journal = double.app.journal;
  expect(journal.slice(0, journal.indexOf('ready') + 1)).toEqual([
    'enableSandbox',
    'registerSchemesAsPrivileged',
    'setPath userData',
    'setPath sessionData',
    `requestSingleInstanceLock ${dataFolder}`,
    'ready',
  ]);
});

test('checklist 18: the scheme has origins and fetch, and bypasses nothing', async () => {
  const { double } = await start();
  expect(double.schemes).toEqual([
    { scheme: 'collega', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
});

test('hardening: a second instance ends at once and opens nothing', async () => {
  const { double } = await start({ isFirstInstance: false });
  expect(double.app.exitCode).toBe(0);
  expect(double.windows).toEqual([]);
  expect(double.electron.ipcMain.channels).toEqual([]);
});

test('hardening: the first instance comes to the front when a second one starts', async () => {
  const { double, window } = await start();
  window.minimized = true;
  double.app.emit('second-instance', {}, [], '/');
  expect(window.minimized).toBe(false);
  expect(window.focused).toBe(1);
});

test('hardening: closing the window disposes and quits', async () => {
  const { double, window } = await start();
  window.close();
  await expect.poll(() => double.app.exitCode).toBe(0);
  expect(double.electron.ipcMain.channels).toEqual([]);
});

test('hardening: a quit waits until all is put away, however often it is asked for', async () => {
  const { double } = await start();
  double.app.quit();
  double.app.quit();
  expect(double.app.exitCode).toBeNull();
  await expect.poll(() => double.app.exitCode).toBe(0);
  expect(double.app.journal.filter((entry) => entry === 'exit 0')).toHaveLength(1);
});

test('hardening: a page with unsaved changes stops a quit, and lets its window go when it has settled', async () => {
  const bundle = await start();
  const { double, window } = bundle;
  window.pageStaysOpen = true;
  double.app.quit();
  expect(window.isDestroyed()).toBe(false);
  // The bridge is still there: the page saves through it, and then closes its window.
  expect(await bundle.call('settings.read', {})).toMatchObject({ ok: true });
  expect(double.app.exitCode).toBeNull();
  await bundle.call('app.close', {});
  await expect.poll(() => double.app.exitCode).toBe(0);
});

test('hardening: on macOS the app stays without a window, and its icon brings one back', async () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform');
  Object.defineProperty(process, 'platform', { ...platform, value: 'darwin' });
  try {
    const { double, window } = await start();
    window.close();
    expect(double.app.exitCode).toBeNull();
    double.app.emit('activate');
    expect(double.windows).toHaveLength(1);
    await expect.poll(() => double.windows[0]?.shown).toBe(1);
  } finally {
    Object.defineProperty(process, 'platform', platform ?? {});
  }
});
