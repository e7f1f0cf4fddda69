import type { Session, WebContents } from 'electron';
import { type PageRefusal } from '../services/shell/ports/shell.ts';
import { readPageRefusal } from '../services/microsoft/sign-in/read-page-refusal.ts';

/**
 * Remembers what the authority says in the head of the answer that brought the page on show
 * (docs/adr/0009). `onResponseStarted` comes for the last answer of a navigation, never for a
 * redirect, and before its `did-navigate`; a page taken out of the history comes without one.
 */
export function watchLastPage(
  contents: WebContents,
  own: Session,
  authorizeUrl: string,
  onPage: (status: number, address: string) => void,
): () => PageRefusal | null {
  const contentsId = contents.id;
  let answered: { readonly address: string; readonly refusal: PageRefusal | null } | null = null;
  let shown: PageRefusal | null = null;
  own.webRequest.onResponseStarted((details) => {
    const { url, resourceType, webContentsId, responseHeaders, statusCode } = details;
    if (resourceType !== 'mainFrame' || webContentsId !== contentsId) return;
    const headers = new Map(
      Object.entries(responseHeaders ?? {}).map(([name, values]) => [name.toLowerCase(), values]),
    );
    const page = { address: url, header: (name: string) => headers.get(name)?.[0] };
    answered = { address: url, refusal: readPageRefusal(page, authorizeUrl) };
    onPage(statusCode, url);
  });
  contents.on('did-navigate', (_event, url) => {
    const isSame = answered !== null && answered.address === url.split('#')[0];
    shown = isSame ? (answered?.refusal ?? null) : null;
    answered = null;
  });
  return () => shown;
}
