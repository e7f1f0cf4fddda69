import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameAt, type FrameDouble } from '../../electron/electron-double/frame-double.ts';
import { startBundle, type RunningBundle } from '../../electron/start-bundle.ts';

const schemes = new Set(['collega']);
let bundle: RunningBundle;
beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.end());

const refused = { ok: false, failure: { kind: 'refused-sender' } };

async function askFrom(senderFrame: FrameDouble | null, sender = bundle.window.webContents) {
  const event = { sender, senderFrame };
  return bundle.double.electron.ipcMain.invoke(event, 'collega:call', 'app.describe', {});
}

test('checklist 17: the page of the app window is answered', async () => {
  expect(await bundle.call('app.describe', {})).toEqual({
    ok: true,
    value: {
      version: '9.8.7',
      shell: 'electron',
      dataFolder: bundle.dataFolder,
      sandboxRunning: false,
    },
  });
});

test('checklist 17: a frame inside the page is refused, whatever its origin', async () => {
  const { mainFrame } = bundle.window.webContents;
  expect(await askFrom(frameAt('collega://app/', schemes, mainFrame))).toEqual(refused);
  expect(await askFrom(frameAt('https://example.com/', schemes, mainFrame))).toEqual(refused);
});

test('checklist 17: a frame that is gone is refused', async () => {
  expect(await askFrom(null)).toEqual(refused);
});

test('checklist 17: a frame that is destroyed while it asks is refused', async () => {
  // Electron's WebFrameMain throws at every use once its frame is disposed of.
  const { mainFrame } = bundle.window.webContents;
  const disposed: FrameDouble = {
    url: '',
    parent: mainFrame,
    get origin(): string {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  };
  expect(await askFrom(disposed)).toEqual(refused);
});

test('checklist 17: another window is refused, even with the app’s own page in it', async () => {
  const stranger = new bundle.double.electron.BrowserWindow({
    webPreferences: { session: bundle.window.webContents.session as never },
  });
  await stranger.loadURL('collega://app/');
  const contents = stranger.webContents;
  expect(contents.mainFrame.origin).toBe('collega://app');
  expect(await askFrom(contents.mainFrame, contents)).toEqual(refused);
  stranger.destroy();
  expect(await askFrom(null, contents)).toEqual(refused);
});

test('checklist 17: the app window is refused while it shows another origin', async () => {
  const other = await startBundle();
  try {
    const { webContents } = other.window;
    other.double.network.answerTo = () => ({ kind: 'page' });
    // Past the guards, as a bug of Chromium would: the sender check stands on its own.
    webContents.session.webRequest.onBeforeRequest(null);
    await webContents.loadURL('https://example.com/');
    expect(await other.call('app.describe', {})).toEqual(refused);
  } finally {
    await other.end();
  }
});

test('checklist 17: refusals are logged', () => {
  const log = readFileSync(join(bundle.dataFolder, 'collega.log'), 'utf8');
  expect(log).toContain('refused a call');
  expect(log).toContain('frame of origin https://example.com');
});

test('ipc: unknown names and wrong input are failures, not exceptions', async () => {
  const sender = bundle.window.webContents;
  const event = { sender, senderFrame: sender.mainFrame };
  const ask = (...args: unknown[]) =>
    bundle.double.electron.ipcMain.invoke(event, 'collega:call', ...args);
  expect(await ask('no.such', {})).toMatchObject({ failure: { kind: 'unknown-call' } });
  expect(await ask('app.describe', { more: 1 })).toMatchObject({
    failure: { kind: 'invalid-input' },
  });
  expect(await ask()).toMatchObject({ failure: { kind: 'unknown-call' } });
});

test('checklist 15: known links open in the browser, by name only', async () => {
  expect(await bundle.call('app.openLink', { link: 'mfa-setup' })).toEqual({
    ok: true,
    value: null,
  });
  await bundle.call('app.openLink', { aadsts: 50126 });
  expect(bundle.double.opened).toEqual([
    'https://aka.ms/mfasetup',
    'https://login.microsoftonline.com/error?code=50126',
  ]);
  const byAddress = { link: 'https://example.com/' as never };
  expect(await bundle.call('app.openLink', byAddress)).toMatchObject({
    ok: false,
    failure: { kind: 'invalid-input' },
  });
  expect(bundle.double.opened).toHaveLength(2);
});

test('checklist 20: changes are told to the page as one message with name and payload', async () => {
  const saved = await bundle.call('settings.save', { language: 'en', theme: 'dark' });
  expect(saved.ok).toBe(true);
  const events = bundle.window.webContents.sent;
  expect(events.length).toBeGreaterThan(0);
  expect(events[0]).toMatchObject({
    channel: 'collega:event',
    args: [{ name: 'records.changed', payload: { topic: 'settings' } }],
  });
});

test('checklist 20: nothing but the one channel is open to pages', () => {
  const { ipcMain } = bundle.double.electron;
  expect(ipcMain.channels).toEqual(['collega:call']);
  expect(ipcMain.eventNames()).toEqual([]);
});
