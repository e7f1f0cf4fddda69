import { type CDPSession } from 'playwright-core';
import { type SignInReply, type SignInWindowRequest } from '../services/shell/ports/shell.ts';
import {
  isRedirectAddress,
  mayOpenInSignIn,
} from '../services/microsoft/sign-in/is-redirect-address.ts';

/** The part of CDP's `Fetch.requestPaused` that is checked. */
interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  /** The request that the server answered with this redirect. */
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    /** `#code=…`: never part of `url` here. */
    readonly urlFragment?: string;
    readonly method: string;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
}

/**
 * Stops the answer before it is sent, by CDP `Fetch`: Playwright's own `route` never sees a redirect
 * that a server answers (security.md 4.3). It sees the requests of the window's own page, of which
 * the main frame's alone count as the answer; what frames of other processes, workers and web sockets
 * ask for ends at `unreachableHost` of the window.
 */
export async function stopAtRedirect(
  cdp: CDPSession,
  request: Pick<SignInWindowRequest, 'authorizeUrl' | 'redirectUri'>,
  reply: (reply: SignInReply) => void,
): Promise<void> {
  let answered = false;
  const answer = (value: SignInReply): void => {
    answered = true;
    reply(value);
  };
  const stop = (requestId: string): void => {
    // Aborted, not blocked: the page that the user sees stays where it is.
    cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(ignoreGone);
  };
  const mainFrame = await watchMainFrame(cdp);
  cdp.on('Fetch.requestPaused', (paused: PausedRequest) => {
    const { requestId, resourceType } = paused;
    const { url } = paused.request;
    const isMainFrame = resourceType === 'Document' && paused.frameId === mainFrame();
    if (!isRedirectAddress(url, request.redirectUri)) {
      if (!answered && mayOpenInSignIn(url, request.authorizeUrl)) {
        cdp.send('Fetch.continueRequest', { requestId }).catch(ignoreGone);
        return;
      }
      // Sent there by a server: the window would stay as it is without a word.
      if (isMainFrame && paused.redirectedRequestId !== undefined) {
        answer(failed('ERR_UNSAFE_REDIRECT', 'the sign-in page led to an address without https'));
      }
    } else if (isMainFrame) {
      answer({
        kind: 'redirected',
        address: `${url}${paused.request.urlFragment ?? ''}`,
        formPost: paused.request.method === 'POST' ? readForm(paused.request) : null,
      });
    }
    stop(requestId);
  });
  const { origin, pathname } = new URL(request.redirectUri);
  await cdp.send('Fetch.enable', {
    patterns: [
      { urlPattern: '*', resourceType: 'Document' },
      { urlPattern: `${origin}${pathname}*`.replace(/[\\?]/gu, String.raw`\$&`) },
    ],
  });
}

/** The identity of the page's main frame, which a change of process may change. */
async function watchMainFrame(cdp: CDPSession): Promise<() => string> {
  await cdp.send('Page.enable');
  let id = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) id = frame.id;
  });
  return () => id;
}

/** The body comes in pieces, in base64. */
function readForm({ postDataEntries }: PausedRequest['request']): string {
  const pieces = (postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  return Buffer.concat(pieces).toString('utf8');
}

function failed(code: string, text: string): SignInReply {
  return { kind: 'failed', code, text };
}

/** The window may close while an answer to a paused request is on its way. */
function ignoreGone(): void {
  return undefined;
}
