import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSignInWindow } from '../../../src/portable/sign-in-window.ts';
import { type SignInReply } from '../../../src/services/shell/ports/shell.ts';
import { soon as soonOf } from '../../../src/services/testing/soon.ts';
import { startCountingServer } from '../../e2e/support/counting-server.ts';
import { argumentsOf } from '../support/listening-ports.ts';
import { ownChildren, ownProfiles } from '../support/own-children.ts';
import { startAuthority, type Authority } from '../support/start-authority.ts';
import { testBrowserSettings } from '../support/test-browser.ts';

const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';

/** A browser has to start first. */
const soon = <Value>(reply: Promise<Value>) => soonOf(reply, 50_000);

const onLinux = process.platform === 'linux';

let authority: Authority;
let childrenBefore: number[];
beforeAll(async () => {
  authority = await startAuthority(redirectUri);
  childrenBefore = existsSync('/proc') ? ownChildren() : [];
});
afterAll(() => authority.close());

/** The browsers of this process's windows, without the processes that they start themselves. */
function ownBrowsers(): number[] {
  return ownChildren().filter((pid) => {
    // A helper of the browser may be gone before it is looked at.
    const line = argumentsOf(pid).join(' ');
    return line.includes(`collega-window-${process.pid}-`) && !line.includes('--type=');
  });
}

interface Opened {
  readonly reply: Promise<SignInReply>;
  /** The window's page, when its first page has been loaded. */
  readonly page: Promise<Page>;
  readonly cancel: () => void;
}

function open(authorizeUrl = `${authority.origin}/waits`): Opened {
  const controller = new AbortController();
  let resolvePage: (page: Page) => void = () => undefined;
  const page = new Promise<Page>((resolve) => {
    resolvePage = resolve;
  });
  const reply = openSignInWindow(
    testBrowserSettings(),
    {
      authorizeUrl,
      redirectUri,
      mailbox: 'works@example.com',
      proxy: { kind: 'system' },
      signal: controller.signal,
    },
    (opened) => opened.once('load', () => resolvePage(opened)),
  );
  return { reply, page, cancel: () => controller.abort() };
}

describe('sign-in endings: in a real browser each has its name', () => {
  test('closed by the user', async () => {
    const { reply, page } = open();
    await (await page).close();
    expect(await soon(reply)).toEqual({ kind: 'closed' });
  });

  describe('closed on a page that the authority refuses', () => {
    const lastPage = { aadsts: 90094, traceId: 'e343e11a-9eff-4d58-b6ac-589b39e65000' };

    test.each(['/refusal', '/to-refusal'])(
      'reached by %s: its number and trace ID come along',
      async (path) => {
        const { reply, page } = open(`${authority.origin}${path}`);
        const opened = await page;
        await opened.evaluate(() => history.replaceState(null, '', '#changed'));
        await opened.close();
        expect(await reply).toEqual({ kind: 'closed', lastPage });
      },
    );

    test('not when it was left for another page, with such a page in a frame or without', async () => {
      const framed = open(`${authority.origin}/refusal`);
      const opened = await framed.page;
      await opened.goto(`${authority.origin}/frame-refused`);
      // The browser asks for an icon whenever it likes.
      const pages = authority.asked.filter((path) => path !== '/favicon.ico');
      expect(pages.slice(-2)).toEqual(['/frame-refused', '/refusal']);
      await opened.close();
      expect(await framed.reply).toEqual({ kind: 'closed' });
      const left = open(`${authority.origin}/refusal`);
      // A page that no answer brought.
      await (await left.page).goto('about:blank');
      await (await left.page).close();
      expect(await left.reply).toEqual({ kind: 'closed' });
    });
  });

  test('cancelled, or past its time: the signal is the same', async () => {
    const { reply, page, cancel } = open();
    const opened = await page;
    cancel();
    expect(await soon(reply)).toEqual({ kind: 'closed' });
    expect(opened.isClosed()).toBe(true);
  });

  test('cancelled while the browser is still starting', async () => {
    const { reply, cancel } = open();
    setImmediate(cancel);
    expect(await soon(reply)).toEqual({ kind: 'closed' });
  });

  test('the process of the page dies', async () => {
    const { reply, page } = open();
    const cdp = await (await page).context().newCDPSession(await page);
    // Its own answer never comes: the process is gone.
    cdp.send('Page.crash').catch(() => undefined);
    expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'crashed' });
  });

  test.runIf(onLinux)('the browser is killed, and not closed', async () => {
    const { reply, page } = open();
    await page;
    for (const pid of ownBrowsers()) process.kill(pid, 'SIGKILL');
    expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'browser-ended' });
    // What its last processes may have written again is gone with the next window.
    const left = join(tmpdir(), `collega-window-${process.pid}-left`);
    mkdirSync(left);
    const next = open();
    await next.page;
    expect(existsSync(left)).toBe(false);
    expect(ownProfiles()).toHaveLength(1);
    next.cancel();
    expect(await soon(next.reply)).toEqual({ kind: 'closed' });
  });

  test.runIf(onLinux)(
    'the system ends the browser, as at a logout: the user did not close it',
    async () => {
      const { reply, page } = open();
      await page;
      for (const pid of ownBrowsers()) process.kill(pid, 'SIGTERM');
      expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'browser-ended' });
    },
  );

  test('the network goes away between two pages', async () => {
    const { reply, page } = open();
    const opened = await page;
    await opened.context().setOffline(true);
    await opened.evaluate(() => location.assign('/302'));
    expect(await soon(reply)).toMatchObject({
      kind: 'failed',
      code: 'net::ERR_INTERNET_DISCONNECTED',
    });
  });

  test('the authority cannot be reached, or is not found', async () => {
    // Nothing listens where something did a moment ago.
    const gone = await startCountingServer();
    await gone.close();
    const [refused, unknown] = await Promise.all([
      open(`https://127.0.0.1:${gone.port}/`).reply,
      open('https://login.nowhere.example/').reply,
    ]);
    expect(refused).toMatchObject({ kind: 'failed', code: 'net::ERR_CONNECTION_REFUSED' });
    expect(unknown).toMatchObject({ kind: 'failed', code: 'net::ERR_NAME_NOT_RESOLVED' });
  });

  test('a server leads to an address without https', async () => {
    expect(await soon(open(`${authority.origin}/to-http`).reply)).toMatchObject({
      kind: 'failed',
      code: 'ERR_UNSAFE_REDIRECT',
    });
  });

  test('a script or a link leads there: refused, and the page stays', async () => {
    const { reply, page, cancel } = open();
    const opened = await page;
    const stopped = opened.waitForEvent('requestfailed');
    await opened.evaluate(() => location.assign('http://login.evil.example/'));
    expect((await stopped).url()).toBe('http://login.evil.example/');
    expect(await opened.title()).toBe('Sign in');
    expect(opened.url()).toBe(`${authority.origin}/waits`);
    cancel();
    expect(await soon(reply)).toEqual({ kind: 'closed' });
  });

  test.each(['http://login.evil.example/', 'file:///etc/passwd', 'nonsense'])(
    '%s is no sign-in page: no browser is started for it',
    async (authorizeUrl) => {
      expect(await soon(open(authorizeUrl).reply)).toMatchObject({ code: 'ERR_UNSAFE_ADDRESS' });
    },
  );

  test('nothing is left: no browser and no profile', async () => {
    expect(ownProfiles()).toEqual([]);
    if (!existsSync('/proc')) return;
    await vi.waitFor(() => expect(ownChildren()).toEqual(childrenBefore), { timeout: 10_000 });
  });
});
