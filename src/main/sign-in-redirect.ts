import type { OnBeforeRequestListenerDetails, UploadData } from 'electron';
import { type PopupUrlPolicy } from './popup-url-policy.ts';
import { isRedirectAddress } from '../services/microsoft/sign-in/is-redirect-address.ts';
import { type SignInReply } from '../services/shell/ports/shell.ts';

export type Redirected = Extract<SignInReply, { kind: 'redirected' }>;

/** What to do with one request of a sign-in window's session. */
export type RequestVerdict =
  | { readonly verdict: 'let-through' }
  | { readonly verdict: 'cancel' }
  | { readonly verdict: 'answer'; readonly reply: Redirected };

type CheckedRequest = Pick<
  OnBeforeRequestListenerDetails,
  'url' | 'method' | 'resourceType' | 'webContentsId'
> & { readonly uploadData?: readonly UploadData[] };

/**
 * Validates a request before it is sent (security.md 4.3): `onBeforeRequest` fires for every hop of a
 * redirect, for navigations by script and for posted forms alike. Nothing ever reaches the redirect
 * URI, from any frame; only the window's own main frame counts as the answer.
 */
export function validateSignInRequest(
  request: CheckedRequest,
  redirectUri: string,
  contentsId: number,
  policy: PopupUrlPolicy,
): RequestVerdict {
  const isMainFrame = request.resourceType === 'mainFrame';
  if (isRedirectAddress(request.url, redirectUri)) {
    if (!isMainFrame || request.webContentsId !== contentsId) return { verdict: 'cancel' };
    const formPost = request.method === 'POST' ? readForm(request.uploadData) : null;
    return { verdict: 'answer', reply: { kind: 'redirected', address: request.url, formPost } };
  }
  // A web socket asks for the same host by another scheme.
  if (isSocketTo(request.url, redirectUri)) return { verdict: 'cancel' };
  const isPage = isMainFrame || request.resourceType === 'subFrame';
  const allowed = isPage ? policy.mayShow(request.url) : policy.mayLoad(request.url);
  return { verdict: allowed ? 'let-through' : 'cancel' };
}

function isSocketTo(address: string, redirectUri: string): boolean {
  if (!/^wss?:/i.test(address)) return false;
  return new URL(address.replace(/^ws/i, 'http')).host === new URL(redirectUri).host;
}

/** Typed as always there, but absent for requests without a body. */
function readForm(parts: readonly UploadData[] | undefined): string | null {
  // Parts that are files or blobs have no bytes; an answer to a sign-in has none of those.
  const bytes = (parts ?? []).flatMap((part: Partial<UploadData>) => part.bytes ?? []);
  return bytes.length === 0 ? null : Buffer.concat(bytes).toString('utf8');
}
