import { expect, test } from 'vitest';
import { createElectronDouble } from './electron-double/create-electron-double.ts';
import { type NetworkAnswer } from './electron-double/network-double.ts';
import { type Navigation } from './electron-double/web-contents-double.ts';

/**
 * The double's own promise: the orders that Electron's documentation and source give (named at
 * WebContentsDouble). The shell's tests are worth no more than this.
 */
async function record(
  answers: Record<string, NetworkAnswer>,
  start: Navigation & { byPage?: boolean; prevent?: string; cancel?: string },
) {
  const double = createElectronDouble();
  double.app.becomeReady();
  double.network.answerTo = ({ url }) => answers[url] ?? { kind: 'page' };
  const { webContents } = new double.electron.BrowserWindow();
  const seen: string[] = [];
  const names = [
    'did-start-navigation',
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'did-redirect-navigation',
    'did-navigate',
    'did-fail-provisional-load',
    'did-fail-load',
    'did-finish-load',
    'did-stop-loading',
  ];
  for (const name of names) {
    webContents.on(name, (event: { preventDefault(): void }) => {
      seen.push(name);
      if (name === start.prevent) event.preventDefault();
    });
  }
  webContents.session.webRequest.onBeforeRequest((details, decide) => {
    const body = (details as { uploadData?: unknown[] }).uploadData === undefined ? '' : ' + body';
    seen.push(`onBeforeRequest ${details.method} ${details.url}${body}`);
    decide({ cancel: details.url === start.cancel });
  });
  webContents.session.webRequest.onResponseStarted(({ url }) => {
    seen.push(`onResponseStarted ${url}`);
  });
  const ended = start.byPage
    ? webContents.navigateByPage(start)
    : webContents.loadURL(start.url).then(
        () => 'loaded',
        (error: unknown) => (error as { code: string }).code,
      );
  return { seen, ended: await ended };
}

const [a, b] = ['https://a.example/', 'https://b.example/'];
const toB: NetworkAnswer = { kind: 'redirect', status: 302, location: b };

test('a 302 is asked about by will-redirect before its request, and never by will-navigate', async () => {
  const { seen, ended } = await record({ [a]: toB }, { url: a });
  expect(seen).toEqual([
    'did-start-navigation',
    `onBeforeRequest GET ${a}`,
    'will-redirect',
    'did-redirect-navigation',
    `onBeforeRequest GET ${b}`,
    `onResponseStarted ${b}`,
    'did-navigate',
    'did-finish-load',
    'did-stop-loading',
  ]);
  expect(ended).toBe('loaded');
});

test('a form posted by the page is asked about first, and its body comes with the request', async () => {
  const { seen } = await record({}, { url: b, method: 'POST', body: 'x=1', byPage: true });
  expect(seen.slice(0, 4)).toEqual([
    'did-start-navigation',
    'will-frame-navigate',
    'will-navigate',
    `onBeforeRequest POST ${b} + body`,
  ]);
});

test('a prevented navigation is aborted without did-fail-load', async () => {
  const { seen, ended } = await record({ [a]: toB }, { url: a, prevent: 'will-redirect' });
  expect(seen.slice(2)).toEqual(['will-redirect', 'did-fail-provisional-load', 'did-stop-loading']);
  expect(ended).toBe('ERR_FAILED');
});

test('a cancelled request fails as blocked, with did-fail-load', async () => {
  const { seen, ended } = await record({ [a]: toB }, { url: a, cancel: b });
  expect(seen.slice(-4)).toEqual([
    `onBeforeRequest GET ${b}`,
    'did-fail-provisional-load',
    'did-fail-load',
    'did-stop-loading',
  ]);
  expect(ended).toBe('ERR_BLOCKED_BY_CLIENT');
});

test('only the last listener for requests counts, and null takes it away', async () => {
  const double = createElectronDouble();
  double.app.becomeReady();
  const { webContents } = new double.electron.BrowserWindow();
  const { webRequest } = webContents.session;
  webRequest.onBeforeRequest((_details, decide) => decide({ cancel: true }));
  webRequest.onBeforeRequest((_details, decide) => decide({}));
  expect(await webContents.load(a, 'image')).toBe(true);
  webRequest.onBeforeRequest((_details, decide) => decide({ cancel: true }));
  expect(await webContents.load(a, 'image')).toBe(false);
  webRequest.onBeforeRequest(null);
  expect(await webContents.load(a, 'image')).toBe(true);
});

test('what is destroyed throws at every use, and may not be destroyed inside a navigation', async () => {
  const double = createElectronDouble();
  double.app.becomeReady();
  const window = new double.electron.BrowserWindow();
  const contents = window.webContents;
  contents.on('will-navigate', () => window.destroy());
  await expect(contents.navigateByPage({ url: a })).rejects.toThrow('inside a navigation event');
  window.destroy();
  expect(contents.isDestroyed()).toBe(true);
  for (const use of [() => contents.id, () => contents.mainFrame, () => window.webContents]) {
    expect(use).toThrow('Object has been destroyed');
  }
  expect(() => contents.send('x')).toThrow('Object has been destroyed');
});
