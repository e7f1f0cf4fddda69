import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { defer } from '../../../src/services/deferred.ts';
import { createEvent } from '../../electron/electron-double/electron-event.ts';
import { type SessionDouble } from '../../electron/electron-double/session-double.ts';
import { outFolder, startBundle, type RunningBundle } from '../../electron/start-bundle.ts';
import { goldenPreferences } from '../support/golden-preferences.ts';

const windowIcon = join(import.meta.dirname, '../../../build/icons/png/256x256.png');

let bundle: RunningBundle;
beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.end());

test('hardening: the app window is locked down, option by option', () => {
  const { webPreferences, icon, ...options } = bundle.window.options;
  expect(icon).toBe(process.platform === 'linux' ? windowIcon : undefined);
  const { session, ...preferences } = webPreferences ?? {};
  expect(options).toEqual({
    title: 'Collega',
    width: 1120,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f8f9fa',
  });
  expect(preferences).toEqual({
    ...goldenPreferences('app'),
    devTools: false,
    preload: join(outFolder, 'preload/index.cjs'),
  });
  expect(existsSync(preferences.preload ?? '')).toBe(true);
  expect((session as unknown as SessionDouble).partition).toBe('app');
});

test('hardening: WebRTC sends no packet of its own', () => {
  const { webContents } = bundle.window;
  expect(webContents.getWebRTCIPHandlingPolicy()).toBe('disable_non_proxied_udp');
});

test('checklist 1: the app window shows the app page, and no menu of Electron', () => {
  expect(bundle.window.webContents.loaded).toEqual(['collega://app/']);
  expect(bundle.window.webContents.mainFrame.origin).toBe('collega://app');
  const roles = JSON.stringify(bundle.double.menus.application);
  expect(roles).toContain('"role":"close"');
  for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu', 'help']) {
    expect(roles).not.toContain(`"role":"${role}"`);
  }
});

const strangers = [
  'https://example.com/',
  'https://example.com/?next=collega://app/',
  'https://collega.evil/',
  'collega://evil/',
  'collega://app.evil/',
  'collega://app@evil/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
];

describe.each(strangers)('checklist 13: navigation to %s', (address) => {
  test('is refused to the page as a navigation, and in a frame', async () => {
    const { webContents } = bundle.window;
    const before = bundle.double.network.sent.length;
    await webContents.navigateByPage({ url: address });
    await webContents.navigateByPage({ url: address, isMainFrame: false });
    expect(webContents.mainFrame.url).toBe('collega://app/');
    expect(bundle.double.network.sent).toHaveLength(before);
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'is refused by %s',
    (name) => {
      const event = createEvent({ url: address, isMainFrame: true });
      bundle.window.webContents.emit(name, event, address);
      expect(event.defaultPrevented).toBe(true);
    },
  );
});

test('checklist 13: navigation to its own pages is not refused', () => {
  const event = createEvent({ url: 'collega://app/', isMainFrame: true });
  bundle.window.webContents.emit('will-navigate', event);
  expect(event.defaultPrevented).toBe(false);
});

test('checklist 14: no page opens a window', () => {
  const { webContents } = bundle.window;
  expect(webContents.openWindow('collega://app/')).toBe('deny');
  expect(webContents.openWindow('https://example.com/')).toBe('deny');
});

test('checklist 12: no webview is attached, whatever its options', () => {
  const event = createEvent({});
  bundle.window.webContents.emit('will-attach-webview', event, {}, {});
  expect(event.defaultPrevented).toBe(true);
});

test('checklist 1: nothing but the app scheme is loaded', async () => {
  const { webContents } = bundle.window;
  for (const url of [
    'http://127.0.0.1/',
    'https://example.com/x.js',
    'file:///x',
    'devtools://x/',
  ]) {
    expect(await webContents.load(url, 'script'), url).toBe(false);
  }
  expect(await webContents.load('collega://app/assets/x.js', 'script')).toBe(true);
});

/** Every permission that Electron's typings name, for requests and for checks. */
function namedPermissions(): string[] {
  const typings = readFileSync(
    join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'),
    'utf8',
  );
  const named =
    /setPermission(?:Check|Request)Handler\(handler: \(\(webContents: [^,]+, permission: ([^,]+),/gu;
  return [...typings.matchAll(named)].flatMap(([, union = '']) =>
    union.split('|').map((name) => name.trim().replaceAll("'", '')),
  );
}

test('checklist 5: every permission named in the typings is denied, asked or checked', () => {
  const permissions = namedPermissions();
  expect(permissions.length).toBeGreaterThan(60);
  const { session } = bundle.window.webContents;
  for (const permission of permissions) {
    const answers: boolean[] = [];
    session.permissionRequest?.({}, permission, (granted) => answers.push(granted));
    expect(answers, permission).toEqual([false]);
    expect(session.permissionCheck?.(null, permission), permission).toBe(false);
  }
  expect(session.devicePermission?.({ deviceType: 'usb' })).toBe(false);
  expect(session.spellChecker).toBe(false);
});

test('checklist 5: a download is prevented', () => {
  const event = createEvent({});
  bundle.window.webContents.session.emit('will-download', event, {});
  expect(event.defaultPrevented).toBe(true);
});

test('hardening: a page that dies is loaded again, twice a minute; then the user is asked', async () => {
  const { double, window } = bundle;
  const { webContents } = window;
  webContents.crash();
  webContents.crash();
  expect(webContents.reloads).toBe(2);
  double.dialog.pressButton = () => 0;
  webContents.crash();
  expect(webContents.reloads).toBe(2);
  await expect.poll(() => webContents.reloads).toBe(3);
  expect(double.dialog.messages.map(({ message }) => message)).toEqual([
    'Collega’s window keeps crashing',
  ]);
  const log = readFileSync(join(bundle.dataFolder, 'collega.log'), 'utf8');
  expect(log.match(/the app page is gone/gu)).toHaveLength(3);
});

test('hardening: a page that hangs is waited for, or loaded again when the user says so', async () => {
  // One of its own: the crashes of other tests count against it.
  const own = await startBundle();
  const { promise: loaded, resolve: loadedAgain } = defer<undefined>();
  const { double, window } = own;
  double.dialog.pressButton = () => null;
  window.emit('unresponsive');
  window.emit('unresponsive');
  expect(double.dialog.messages).toHaveLength(1);
  window.emit('responsive');
  double.dialog.pressButton = () => 1;
  window.webContents.once('did-stop-loading', () => setImmediate(() => loadedAgain(undefined)));
  await vi.waitFor(() => {
    // The first question is put away a moment after the page has answered.
    if (double.dialog.messages.length === 1) window.emit('unresponsive');
    expect(window.webContents.reloads).toBe(1);
  });
  await loaded;
  await own.end();
});

test('hardening: developer tools exist only where nothing is packaged', async () => {
  const unpackaged = await startBundle({ isPackaged: false });
  try {
    expect(unpackaged.window.options.webPreferences?.devTools).toBe(true);
    expect(await unpackaged.window.webContents.load('devtools://devtools/x', 'script')).toBe(true);
    expect(await unpackaged.window.webContents.load('https://example.com/', 'script')).toBe(false);
  } finally {
    await unpackaged.end();
  }
});
