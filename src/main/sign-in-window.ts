import { BrowserWindow, session, type Session } from 'electron';
import { randomUUID } from 'node:crypto';
import { type Logger } from '../services/shell/ports/logger.ts';
import {
  type PageRefusal,
  type SignInReply,
  type SignInWindowRequest,
} from '../services/shell/ports/shell.ts';
import { type Language } from '../contract/settings.ts';
import { choosePasskeys } from './choose-identity.ts';
import { denyPermissions } from './deny-permissions.ts';
import { openSignInHelp } from './open-known-link.ts';
import { clearCaches, SignInRefusals } from './sign-in-refusals.ts';
import { answerProxy, proxyConfigOf } from './sign-in-proxy.ts';
import { setNavigationRule } from './guard-web-contents.ts';
import { type PopupUrlPolicy } from './popup-url-policy.ts';
import { isRedirectAddress } from '../services/microsoft/sign-in/is-redirect-address.ts';
import { carriesAnswer } from './carries-answer.ts';
import { validateSignInRequest } from './sign-in-redirect.ts';
import { watchLastPage } from './watch-last-page.ts';
import { popupPreferences } from './window-preferences.ts';

export interface SignInWindowOptions {
  readonly parent: BrowserWindow | null;
  readonly policy: PopupUrlPolicy;
  readonly logger: Logger;
  readonly language: () => Language;
}

/** net::ERR_ABORTED: a navigation gave way to another one, or was prevented. */
const errAborted = -3;

/**
 * Shows the authority's pages in a window of its own with a session that lives as long as the
 * window, and stops at the redirect URI before the request is sent. Resolves once, rejects never.
 */
export async function openSignInWindow(
  request: SignInWindowRequest,
  options: SignInWindowOptions,
): Promise<SignInReply> {
  if (isCancelled(request)) return { kind: 'closed' };
  if (!options.policy.mayShow(request.authorizeUrl)) {
    return failed('ERR_UNSAFE_ADDRESS', 'the sign-in page is not served over https');
  }
  // A partition without `persist:` lives in memory; a new one starts without anybody's cookies.
  const own = session.fromPartition(`sign-in-${randomUUID()}`);
  denyPermissions(own);
  own.setUserAgent(browserUserAgent(own.getUserAgent()));
  await own.setProxy(proxyConfigOf(request.proxy));
  if (isCancelled(request)) return { kind: 'closed' };
  const window = new BrowserWindow({
    title: request.mailbox,
    width: 520,
    height: 720,
    ...(options.parent === null ? {} : { parent: options.parent }),
    autoHideMenuBar: true,
    webPreferences: { ...popupPreferences, session: own },
  });
  const contents = window.webContents;
  answerProxy(contents, request.proxy);
  choosePasskeys(own, contents, options.language);
  // Help, terms and privacy of the sign-in page: in the user's own browser, where they are known.
  contents.setWindowOpenHandler(({ url }) => {
    openSignInHelp(url).catch(() =>
      options.logger.warn('refused to a page', { what: 'new window' }),
    );
    return { action: 'deny' };
  });
  const reply = await waitForReply(window, own, request, options.policy);
  await closeForGood(window, own, options.logger);
  return reply;
}

/** Asked again after each wait: what was not cancelled before may be now. */
function isCancelled({ signal }: SignInWindowRequest): boolean {
  return signal.aborted;
}

function waitForReply(
  window: BrowserWindow,
  own: Session,
  request: SignInWindowRequest,
  policy: PopupUrlPolicy,
): Promise<SignInReply> {
  const { redirectUri, signal } = request;
  const contents = window.webContents;
  const contentsId = contents.id;
  const refusals = new SignInRefusals(contents);
  return new Promise((resolve) => {
    let answered = false;
    const answer = (reply: SignInReply) => {
      answered = true;
      signal.removeEventListener('abort', abort);
      resolve(reply);
    };
    const abort = () => answer({ kind: 'closed' });
    signal.addEventListener('abort', abort, { once: true });

    setNavigationRule(
      contents,
      (url) => policy.mayShow(url) || isRedirectAddress(url, redirectUri),
    );
    own.webRequest.onBeforeRequest((details, decide) => {
      const checked = validateSignInRequest(details, redirectUri, contentsId, policy);
      decide({ cancel: answered || checked.verdict !== 'let-through' });
      if (checked.verdict === 'answer') answer(checked.reply);
    });
    // The belt. For a 302 it even comes first (Electron asks its navigation throttle before it
    // follows a redirect), so that not so much as a connection is opened to the redirect's host.
    const stopAtRedirect = (details: { readonly url: string; preventDefault(): void }) => {
      if (!isRedirectAddress(details.url, redirectUri) || !carriesAnswer(details.url)) return;
      details.preventDefault();
      answer({ kind: 'redirected', address: details.url, formPost: null });
    };
    contents.on('will-navigate', stopAtRedirect);
    contents.on('will-redirect', (details) => {
      if (!details.isMainFrame) return;
      stopAtRedirect(details);
      // The guard has refused it, and the window would stay empty without a word.
      if (!policy.mayShow(details.url) && !isRedirectAddress(details.url, redirectUri)) {
        answer(failed('ERR_UNSAFE_REDIRECT', 'the sign-in page led to an address without https'));
      }
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (isMainFrame && code !== errAborted) answer(refusals.ofFailure(description));
    });
    contents.on('render-process-gone', (_event, details) => {
      answer(failed(details.reason, 'the process of the sign-in window ended'));
    });
    const lastPage = watchLastPage(contents, own, request.authorizeUrl, (status, address) => {
      const refusal = refusals.ofResponse(status, address);
      if (refusal !== null) answer(refusal);
    });
    window.on('closed', () => answer(closedOn(lastPage())));
    nameTheHost(window, request.mailbox);
    // Its failures arrive as `did-fail-load`; cancelling at the redirect rejects it too.
    contents.loadURL(request.authorizeUrl).catch(() => undefined);
  });
}

/**
 * Chromium's own name alone (docs/adr/0012): identity providers refuse, or degrade, a browser whose
 * name they do not know, and need not learn which program a person signs in from.
 */
function browserUserAgent(given: string): string {
  return given.replace(/ (?:collega|electron)\/\S+/giu, '');
}

/** A page may call itself what it likes: the title says whose page it is. */
function nameTheHost(window: BrowserWindow, mailbox: string): void {
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-navigate', (_event, address) => {
    if (URL.canParse(address)) window.setTitle(`${mailbox} – ${new URL(address).host}`);
  });
}

async function closeForGood(window: BrowserWindow, own: Session, logger: Logger): Promise<void> {
  // Not inside Electron's event: destroying a page while it decides a navigation has crashed it.
  await new Promise((resolve) => setImmediate(resolve));
  if (!window.isDestroyed()) window.destroy();
  const warn = (error: unknown) => {
    logger.warn('the sign-in session was not cleared', { reason: String(error) });
  };
  await own.clearStorageData().catch(warn);
  // The rest lies in memory, and holds no reply back.
  clearCaches(own).catch(warn);
}

function closedOn(lastPage: PageRefusal | null): SignInReply {
  return { kind: 'closed', ...(lastPage !== null && { lastPage }) };
}

function failed(code: string, text: string): SignInReply {
  return { kind: 'failed', code, text };
}
