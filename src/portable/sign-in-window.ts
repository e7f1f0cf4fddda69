import { type CDPSession, type Page } from 'playwright-core';
import { defer } from '../services/deferred.ts';
import { type SignInReply, type SignInWindowRequest } from '../services/ports/shell.ts';
import { isRedirectAddress, mayOpenInSignIn } from '../services/sign-in/is-redirect-address.ts';
import { launchWindow, type BrowserSettings, type OpenedWindow } from './launch-browser.ts';

/**
 * The sign-in window of the portable shell: a second browser with a profile of its own, thrown away
 * afterwards. The redirect is stopped by CDP `Fetch`, before the request is sent: Playwright's own
 * `route` never sees a redirect that a server answers (security.md 4.3).
 */
export async function openSignInWindow(
  settings: BrowserSettings,
  request: SignInWindowRequest,
  onPage: (page: Page) => void,
): Promise<SignInReply> {
  if (request.signal.aborted) return { kind: 'closed' };
  let window: OpenedWindow;
  try {
    const title = `Collega: ${request.mailbox}`;
    const { proxy } = request;
    window = await launchWindow(settings, { title, width: 560, height: 760, proxy });
  } catch (error) {
    return { kind: 'failed', code: 'no-window', text: firstLine(error) };
  }
  try {
    return await waitForReply(window, request, onPage);
  } finally {
    await window.close();
  }
}

async function waitForReply(
  { context, page }: OpenedWindow,
  request: SignInWindowRequest,
  onPage: (page: Page) => void,
): Promise<SignInReply> {
  const { promise, resolve } = defer<SignInReply>();
  const close = (): void => resolve({ kind: 'closed' });
  request.signal.addEventListener('abort', close);
  page.on('close', close);
  context.on('close', close);
  page.on('crash', () => resolve({ kind: 'failed', code: 'crashed', text: 'the page crashed' }));
  page.on('requestfailed', (failed) => {
    const code = failed.failure()?.errorText ?? 'unknown';
    // A navigation that another one replaces, or that is stopped here, is no trouble.
    if (code === 'net::ERR_ABORTED' || code === 'net::ERR_BLOCKED_BY_CLIENT') return;
    if (!failed.isNavigationRequest() || failed.frame() !== page.mainFrame()) return;
    resolve({ kind: 'failed', code, text: new URL(failed.url()).host });
  });
  // A window of its own would not be watched (security.md 4.3, last row): stay in this one.
  context.on('page', (popup) => void popup.close().catch(() => undefined));
  await page.addInitScript(keepInOneWindow);
  const cdp = await context.newCDPSession(page);
  await stopAtRedirect(cdp, request, resolve);
  onPage(page);
  page.goto(request.authorizeUrl).catch((error: unknown) => {
    const text = firstLine(error);
    // Stopped by us, replaced by the next page, or closed: the reply says so already.
    if (/ERR_ABORTED|ERR_BLOCKED_BY_CLIENT|interrupted|closed/.test(text)) return;
    resolve({ kind: 'failed', code: /net::\w+/.exec(text)?.[0] ?? 'load-failed', text });
  });
  const reply = await promise;
  request.signal.removeEventListener('abort', close);
  return reply;
}

async function stopAtRedirect(
  cdp: CDPSession,
  request: SignInWindowRequest,
  reply: (reply: SignInReply) => void,
): Promise<void> {
  cdp.on('Fetch.requestPaused', ({ requestId, request: { url, method, postData } }) => {
    if (isRedirectAddress(url, request.redirectUri)) {
      reply({
        kind: 'redirected',
        address: url,
        formPost: method === 'POST' ? (postData ?? '') : null,
      });
      void cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(ignoreGone);
    } else if (mayOpenInSignIn(url, request.authorizeUrl)) {
      void cdp.send('Fetch.continueRequest', { requestId }).catch(ignoreGone);
    } else {
      void cdp
        .send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        .catch(ignoreGone);
    }
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
}

/** Runs on every page of the window: what would open another window opens here. */
function keepInOneWindow(): void {
  window.open = (url) => {
    if (url !== undefined) location.assign(url);
    return null;
  };
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[target]') : null;
      link?.removeAttribute('target');
    },
    true,
  );
}

/** The window may close while an answer to a paused request is on its way. */
function ignoreGone(): void {
  return undefined;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
