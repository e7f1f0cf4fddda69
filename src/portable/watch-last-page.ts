import { type CDPSession } from 'playwright-core';
import { type PageRefusal } from '../services/shell/ports/shell.ts';
import { readPageRefusal } from '../services/microsoft/sign-in/read-page-refusal.ts';

/**
 * Remembers what the authority says in the head of the answer that brought the page on show
 * (docs/adr/0009). Answer and page are told to belong together by CDP's loader; a page taken out of
 * the history comes without an answer. Wants `Page.enable`.
 */
export async function watchLastPage(
  cdp: CDPSession,
  authorizeUrl: string,
): Promise<() => PageRefusal | null> {
  let answered: { readonly loaderId: string; readonly refusal: PageRefusal | null } | null = null;
  let shown: PageRefusal | null = null;
  cdp.on('Network.responseReceived', ({ type, loaderId, response }) => {
    if (type !== 'Document') return;
    const headers = new Map(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const page = { address: response.url, header: (name: string) => headers.get(name) };
    answered = { loaderId, refusal: readPageRefusal(page, authorizeUrl) };
  });
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    shown = answered?.loaderId === frame.loaderId ? answered.refusal : null;
  });
  await cdp.send('Network.enable');
  return () => shown;
}
