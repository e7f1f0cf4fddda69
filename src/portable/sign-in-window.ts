import { type Page } from 'playwright-core';
import { defer } from '../services/deferred.ts';
import {
  type PageRefusal,
  type SignInReply,
  type SignInWindowRequest,
} from '../services/shell/ports/shell.ts';
import { mayOpenInSignIn } from '../services/microsoft/sign-in/is-redirect-address.ts';
import { keepInOneWindow } from './keep-in-one-window.ts';
import { launchWindow, type BrowserSettings, type OpenedWindow } from './launch-browser.ts';
import { stopAtRedirect } from './stop-at-redirect.ts';
import { watchLastPage } from './watch-last-page.ts';

/**
 * The sign-in window of the portable shell: a second browser with a profile of its own, thrown away
 * afterwards, and with the browser's address bar: a page chooses its title, never that. Resolves
 * once, rejects never.
 */
export async function openSignInWindow(
  settings: BrowserSettings,
  request: SignInWindowRequest,
  onPage: (page: Page) => void,
): Promise<SignInReply> {
  if (isCancelled(request)) return { kind: 'closed' };
  if (!mayOpenInSignIn(request.authorizeUrl, request.authorizeUrl)) {
    return failed('ERR_UNSAFE_ADDRESS', 'the sign-in page is not served over https');
  }
  let window: OpenedWindow;
  try {
    window = await launchWindow(settings, {
      title: `Collega: ${request.mailbox}`,
      width: 560,
      height: 840,
      proxy: request.proxy,
      addressBar: true,
      ...unreachableHostOf(request),
    });
  } catch (error) {
    return failed('no-window', firstLine(error));
  }
  try {
    // A browser takes a second to open, in which the user may think better of it.
    if (isCancelled(request)) return { kind: 'closed' };
    const reply = await waitForReply(window, request, onPage);
    if (reply.kind !== 'closed' || isCancelled(request)) return reply;
    return (await window.end()) === 'session-ended' ? browserEnded : reply;
  } catch (error) {
    // Closed while it was being set up: what was asked of it then fails.
    if (window.page.isClosed()) return { kind: 'closed' };
    return failed('no-window', firstLine(error));
  } finally {
    await window.close();
  }
}

/**
 * Frames of another process, web sockets and shared workers are not seen by `stopAtRedirect`: for
 * them Odoo's host does not exist. Unless the sign-in page itself is there, as in a test.
 */
function unreachableHostOf({ authorizeUrl, redirectUri }: SignInWindowRequest): {
  readonly unreachableHost?: string;
} {
  const { hostname } = new URL(redirectUri);
  return hostname === new URL(authorizeUrl).hostname ? {} : { unreachableHost: hostname };
}

/** Asked again after each wait: what was not cancelled before may be now. */
function isCancelled({ signal }: SignInWindowRequest): boolean {
  return signal.aborted;
}

async function waitForReply(
  { context, page }: OpenedWindow,
  request: SignInWindowRequest,
  onPage: (page: Page) => void,
): Promise<SignInReply> {
  const { promise, resolve } = defer<SignInReply>();
  const cdp = await context.newCDPSession(page);
  let tookLeave = false;
  cdp.on('Inspector.detached', () => {
    tookLeave = true;
  });
  const abort = (): void => resolve({ kind: 'closed' });
  // A window that is closed says so to its observers; a killed browser has no time to.
  let lastPage: () => PageRefusal | null = () => null;
  const end = (): void => resolve(tookLeave ? closedOn(lastPage()) : browserEnded);
  request.signal.addEventListener('abort', abort);
  page.on('close', end);
  context.on('close', end);
  page.on('crash', () => resolve(failed('crashed', 'the page crashed')));
  page.on('requestfailed', (stopped) => {
    const code = stopped.failure()?.errorText ?? 'unknown';
    // A navigation that another one replaces, or that is stopped here, is no trouble.
    if (code === 'net::ERR_ABORTED' || code === 'net::ERR_BLOCKED_BY_CLIENT') return;
    if (!stopped.isNavigationRequest() || stopped.frame() !== page.mainFrame()) return;
    resolve(failed(code, new URL(stopped.url()).host));
  });
  // A window of its own would not be watched (security.md 4.3, last row): stay in this one.
  context.on('page', (popup) => void popup.close().catch(() => undefined));
  try {
    await page.addInitScript(keepInOneWindow);
    await stopAtRedirect(cdp, request, resolve);
    lastPage = await watchLastPage(cdp, request.authorizeUrl);
    onPage(page);
    page.goto(request.authorizeUrl).catch((error: unknown) => {
      const text = firstLine(error);
      // Stopped by us, replaced by the next page, or closed: the reply says so already.
      if (/ERR_ABORTED|ERR_BLOCKED_BY_CLIENT|interrupted|closed/.test(text)) return;
      resolve(failed(/net::\w+/.exec(text)?.[0] ?? 'load-failed', text));
    });
    return await promise;
  } finally {
    request.signal.removeEventListener('abort', abort);
  }
}

const browserEnded = failed('browser-ended', 'the browser ended without its window being closed');

function closedOn(lastPage: PageRefusal | null): SignInReply {
  return { kind: 'closed', ...(lastPage !== null && { lastPage }) };
}

function failed(code: string, text: string): SignInReply {
  return { kind: 'failed', code, text };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
