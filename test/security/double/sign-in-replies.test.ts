import { describe, expect, test } from 'vitest';
import { createPopupUrlPolicy } from '../../../src/main/popup-url-policy.ts';
import { openSignInWindow } from '../../../src/main/sign-in-window.ts';
import { soon } from '../../../src/services/testing/soon.ts';
import { silentLogger } from '../../../src/services/shell/ports/logger.ts';
import { createEvent } from '../../electron/electron-double/electron-event.ts';
import {
  authorizeUrl,
  double,
  expectNothingSentTo,
  expectStillOpen,
  open,
  page,
  redirectUri,
} from '../../electron/open-popup.ts';

describe('sign-in endings: one reply, however it ends', () => {
  test('closed by the user', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    window.close();
    expect(await soon(reply)).toEqual({ kind: 'closed' });
  });

  describe('closed on a page that the authority refuses with', () => {
    const traceId = 'e343e11a-9eff-4d58-b6ac-589b39e65000';
    const refusal = { 'X-Ms-Clitelem': '1,90094,0,,', 'x-ms-request-id': traceId };
    const refusing = { kind: 'page', headers: refusal } as const;
    const lastPage = { aadsts: 90094, traceId };

    test('its number and trace ID come along', async () => {
      const next = 'https://login.microsoftonline.com/common/login#here';
      const { reply, window } = await open({ [authorizeUrl]: page, [next]: refusing });
      await window.webContents.navigateByPage({ url: next });
      window.close();
      expect(await reply).toEqual({ kind: 'closed', lastPage });
    });

    test('not when it is a frame, a page of another host, or what went before', async () => {
      const elsewhere = 'https://login.evil.example/';
      const { reply, window } = await open({
        [authorizeUrl]: refusing,
        [elsewhere]: refusing,
        [`${authorizeUrl}&again=1`]: page,
        [`${authorizeUrl}&frame=1`]: refusing,
      });
      const { webContents } = window;
      await webContents.navigateByPage({ url: `${authorizeUrl}&again=1` });
      await webContents.navigateByPage({ url: `${authorizeUrl}&frame=1`, isMainFrame: false });
      window.close();
      expect(await reply).toEqual({ kind: 'closed' });
      const other = await open({ [authorizeUrl]: refusing, [elsewhere]: refusing });
      await other.window.webContents.navigateByPage({ url: elsewhere });
      other.window.close();
      expect(await other.reply).toEqual({ kind: 'closed' });
    });

    test('not when a page without an answer of its own has taken its place', async () => {
      const { reply, window } = await open({ [authorizeUrl]: refusing });
      const { webContents } = window;
      // Neither a frame of this address nor an answer that showed no page, such as a download.
      webContents.answerWithDownload('https://login.microsoftonline.com/common/file', refusal);
      await webContents.navigateByPage({ url: authorizeUrl, isMainFrame: false });
      webContents.restoreFromHistory(authorizeUrl);
      window.close();
      expect(await reply).toEqual({ kind: 'closed' });
    });
  });

  test('cancelled: the window goes', async () => {
    const { reply, window, abort } = await open({ [authorizeUrl]: page });
    abort();
    expect(await soon(reply)).toEqual({ kind: 'closed' });
    expect(window.isDestroyed()).toBe(true);
  });

  test('cancelled before it opened: no window at all', async () => {
    const reply = await openSignInWindow(
      {
        authorizeUrl,
        redirectUri,
        mailbox: 'a@b.cc',
        proxy: { kind: 'system' },
        signal: AbortSignal.abort(),
      },
      {
        parent: null,
        policy: createPopupUrlPolicy(null),
        logger: silentLogger,
        language: () => 'en',
      },
    );
    expect(reply).toEqual({ kind: 'closed' });
    expect(double.windows).toEqual([]);
  });

  test('the sign-in page cannot be loaded', async () => {
    const { reply } = await open({});
    expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'ERR_NAME_NOT_RESOLVED' });
  });

  test('the process of the window dies', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    window.webContents.crash();
    expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'crashed' });
    expect(window.isDestroyed()).toBe(true);
  });

  test('a server leads to an address without https', async () => {
    const { reply } = await open({
      [authorizeUrl]: { kind: 'redirect', status: 302, location: 'http://login.evil/' },
    });
    expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'ERR_UNSAFE_REDIRECT' });
    expectNothingSentTo('login.evil');
  });

  test('an aborted navigation is no failure: the user may go on', async () => {
    const popup = await open({ [authorizeUrl]: page, 'https://login.live.com/': page });
    await popup.window.webContents.navigateByPage({ url: 'http://privacy.example/' });
    await expectStillOpen(popup);
    expectNothingSentTo('privacy.example');
    await popup.window.webContents.navigateByPage({ url: 'https://login.live.com/' });
    expect(popup.window.webContents.mainFrame.url).toBe('https://login.live.com/');
    // Electron drops ERR_ABORTED here (its pull request 6201), but has let it through before.
    const { webContents } = popup.window;
    webContents.emit('did-fail-load', createEvent({}), -3, 'ERR_ABORTED', authorizeUrl, true);
    await expectStillOpen(popup);
    popup.abort();
  });

  test('a frame that cannot be loaded is no failure', async () => {
    const popup = await open({ [authorizeUrl]: page });
    await popup.window.webContents.navigateByPage({
      url: 'https://ads.example/',
      isMainFrame: false,
    });
    await expectStillOpen(popup);
    popup.abort();
  });

  test('what comes after the answer changes nothing and sends nothing', async () => {
    const { reply, window } = await open({ [authorizeUrl]: page });
    const { webContents } = window;
    const sent = double.network.sent.length;
    const beacons: Promise<boolean>[] = [];
    const stopped = webContents.navigateByPage({ url: `${redirectUri}?code=c` });
    webContents.once('did-stop-loading', () => {
      // Before the window is gone: a beacon of the page with the code in its referrer, say.
      beacons.push(webContents.load('https://login.live.com/beacon', 'ping'));
    });
    await stopped;
    expect(await Promise.all(beacons)).toEqual([false]);
    window.close();
    expect(await soon(reply)).toMatchObject({
      kind: 'redirected',
      address: `${redirectUri}?code=c`,
    });
    expect(double.network.sent).toHaveLength(sent);
  });
});
