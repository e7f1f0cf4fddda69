import { describe, expect, test } from 'vitest';
import { createPopupUrlPolicy } from '../../../src/main/popup-url-policy.ts';
import { openSignInWindow } from '../../../src/main/sign-in-window.ts';
import { soon } from '../../../src/services/testing/soon.ts';
import { silentLogger } from '../../../src/services/shell/ports/logger.ts';
import { type NetworkAnswer } from '../../electron/electron-double/network-double.ts';
import {
  authorizeUrl,
  double,
  expectNothingSentTo,
  expectStillOpen,
  open,
  page,
  redirectUri,
} from '../../electron/open-popup.ts';
import { goldenPreferences } from '../support/golden-preferences.ts';

test('sign-in session: the window is locked down, has no preload script and a throw-away session', async () => {
  const { window, abort } = await open({ [authorizeUrl]: page });
  const { session, ...preferences } = window.options.webPreferences ?? {};
  expect(preferences).toEqual(goldenPreferences('sign-in'));
  expect(session).toBe(window.webContents.session);
  expect(window.webContents.session.partition).toMatch(/^sign-in-[0-9a-f-]{36}$/u);
  expect(window.webContents.session.permissionCheck?.(null, 'media')).toBe(false);
  expect(window.webContents.openWindow('https://login.live.com/')).toBe('deny');
  abort();
});

test('sign-in session: WebRTC tells no address of this machine', async () => {
  const { window, abort } = await open({ [authorizeUrl]: page });
  expect(window.webContents.getWebRTCIPHandlingPolicy()).toBe('disable_non_proxied_udp');
  abort();
});

test('sign-in session: two sign-ins share no session, and each is cleared', async () => {
  const first = await open({ [authorizeUrl]: page });
  const second = await open({ [authorizeUrl]: page });
  const sessions = [first, second].map(({ window }) => window.webContents.session);
  expect(sessions[0]?.partition).not.toBe(sessions[1]?.partition);
  first.abort();
  second.abort();
  await Promise.all([first.reply, second.reply]);
  expect(sessions.map((session) => session.storageCleared)).toEqual([1, 1]);
});

describe('sign-in delivery: the answer is stopped before it leaves the machine', () => {
  const answer = `${redirectUri}?code=c&state=s`;

  test.each<readonly [string, Record<string, NetworkAnswer>]>([
    ['302', { [authorizeUrl]: { kind: 'redirect', status: 302, location: answer } }],
    [
      '302 to 302',
      {
        [authorizeUrl]: { kind: 'redirect', status: 302, location: 'https://login.live.com/' },
        'https://login.live.com/': { kind: 'redirect', status: 302, location: answer },
      },
    ],
  ])('as %s', async (_name, world) => {
    const { reply, window } = await open(world);
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: answer, formPost: null });
    expect(window.isDestroyed()).toBe(true);
    expectNothingSentTo('odoo.example.com');
  });

  test('as a navigation by script or a clicked link', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    await window.webContents.navigateByPage({ url: answer });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: answer, formPost: null });
    expectNothingSentTo('odoo.example.com');
  });

  test('as an error in place of a code', async () => {
    const refusal = `${redirectUri}?error=access_denied&state=s`;
    const { reply } = await open({
      [authorizeUrl]: { kind: 'redirect', status: 302, location: refusal },
    });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: refusal, formPost: null });
  });

  test('as a posted form, with its body', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    const body = 'code=c&state=s';
    await window.webContents.navigateByPage({ url: redirectUri, method: 'POST', body });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: redirectUri, formPost: body });
    expectNothingSentTo('odoo.example.com');
  });

  test('as a 307 that posts again', async () => {
    const hop = 'https://login.live.com/post';
    const { reply, window } = await open({
      [authorizeUrl]: page,
      [hop]: { kind: 'redirect', status: 307, location: redirectUri },
    });
    await window.webContents.navigateByPage({ url: hop, method: 'POST', body: 'code=c' });
    expect(await soon(reply)).toEqual({
      kind: 'redirected',
      address: redirectUri,
      formPost: 'code=c',
    });
    expectNothingSentTo('odoo.example.com');
  });

  test('as a fragment, which the network never sees', async () => {
    const fragment = `${redirectUri}#code=c&state=s`;
    const { reply } = await open({
      [authorizeUrl]: { kind: 'redirect', status: 302, location: fragment },
    });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: fragment, formPost: null });
  });

  test('to a loopback redirect URI, over http', async () => {
    const local = 'http://localhost:8069/microsoft_outlook/confirm';
    const { reply, window } = await open({ [authorizeUrl]: page }, { redirectUri: local });
    await window.webContents.navigateByPage({ url: local, method: 'POST', body: 'code=c' });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: local, formPost: 'code=c' });
    expectNothingSentTo('localhost:8069');
  });

  test('even without the navigation events: at request level alone', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    window.webContents.removeAllListeners('will-redirect');
    window.webContents.removeAllListeners('will-navigate');
    window.webContents.removeAllListeners('will-frame-navigate');
    await window.webContents.navigateByPage({ url: answer });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: answer, formPost: null });
    expectNothingSentTo('odoo.example.com');
  });

  test('even without request interception: by the navigation events alone', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    window.webContents.session.webRequest.onBeforeRequest(null);
    const hop = 'https://login.live.com/';
    double.network.answerTo = ({ url }) =>
      url === hop ? { kind: 'redirect', status: 302, location: answer } : page;
    await window.webContents.navigateByPage({ url: hop });
    expect(await soon(reply)).toEqual({ kind: 'redirected', address: answer, formPost: null });
    expectNothingSentTo('odoo.example.com');
  });

  test.each([answer, `${redirectUri}#code=c&state=s`])(
    'even without request interception, by a script: %s',
    async (address) => {
      const { reply, window } = await open({ [authorizeUrl]: page });
      window.webContents.session.webRequest.onBeforeRequest(null);
      await window.webContents.navigateByPage({ url: address });
      expect(await soon(reply)).toEqual({ kind: 'redirected', address, formPost: null });
      expectNothingSentTo('odoo.example.com');
    },
  );

  test('a frame or a script of the page never counts as the answer, and never arrives', async () => {
    const popup = await open({ [authorizeUrl]: page });
    const { webContents } = popup.window;
    await webContents.navigateByPage({ url: redirectUri, isMainFrame: false });
    expect(await webContents.load(answer, 'xhr')).toBe(false);
    await expectStillOpen(popup);
    expectNothingSentTo('odoo.example.com');
    popup.abort();
  });
});

test.each([
  'https://odoo.example.com/microsoft_outlook/confirm/?code=c',
  'https://odoo.example.com/microsoft_outlook/?code=c',
  'https://odoo.example.com:8443/microsoft_outlook/confirm?code=c',
  'https://evil.example/?u=https://odoo.example.com/microsoft_outlook/confirm?code=c',
])('sign-in delivery: %s is another address', async (address) => {
  const popup = await open({ [authorizeUrl]: page, [address]: page });
  await popup.window.webContents.navigateByPage({ url: address });
  expect(popup.window.webContents.mainFrame.url).toBe(address);
  await expectStillOpen(popup);
  popup.abort();
});

test('sign-in delivery: a redirect URI without a path comes back with a slash', async () => {
  const { reply } = await open(
    {
      [authorizeUrl]: {
        kind: 'redirect',
        status: 302,
        location: 'https://odoo.example.com/?code=c',
      },
    },
    { redirectUri: 'https://odoo.example.com' },
  );
  expect((await reply).kind).toBe('redirected');
});

test.each([
  'http://login.microsoftonline.com/',
  'file:///etc/passwd',
  'collega://app/',
  'nonsense',
])('checklist 1: %s is no sign-in page', async (address) => {
  const reply = await openSignInWindow(
    {
      authorizeUrl: address,
      redirectUri,
      mailbox: 'a@b.cc',
      proxy: { kind: 'system' },
      signal: new AbortController().signal,
    },
    {
      parent: null,
      policy: createPopupUrlPolicy(null),
      logger: silentLogger,
      language: () => 'en',
    },
  );
  expect(reply).toMatchObject({ kind: 'failed', code: 'ERR_UNSAFE_ADDRESS' });
  expect(double.windows).toEqual([]);
});

test('checklist 1: http is for the running practice tenant alone', async () => {
  const sandbox = 'http://127.0.0.1:4711/authorize';
  const popup = await open(
    { [sandbox]: page, 'http://127.0.0.1:4712/': page },
    { authorizeUrl: sandbox, sandboxOrigin: 'http://127.0.0.1:4711' },
  );
  expect(popup.window.webContents.mainFrame.url).toBe(sandbox);
  await popup.window.webContents.navigateByPage({ url: 'http://127.0.0.1:4712/' });
  expectNothingSentTo('127.0.0.1:4712');
  popup.abort();
});

test('hardening: the title names the mailbox and the host, not what the page calls itself', async () => {
  const popup = await open({ [authorizeUrl]: page });
  popup.window.titleByPage('Your bank');
  expect(popup.window.title).toBe('works@example.com – login.microsoftonline.com');
  popup.abort();
});
