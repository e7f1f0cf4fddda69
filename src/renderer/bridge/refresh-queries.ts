import { type QueryClient } from '@tanstack/react-query';
import { type Topic } from '../../contract/call.ts';
import { type CallName, type calls, type CollegaApi } from '../../contract/index.ts';

/** Fetched when something changes: the schemas of all calls are of no use to the first drawing. */
const loadCalls = async () => (await import('../../contract/index.ts')).calls;

/** Asks again for everything that shows a topic; resolves when the screens have the new answers. */
async function refreshTopics(queryClient: QueryClient, topics: readonly Topic[]): Promise<void> {
  const known = await loadCalls();
  const isOutOfDate = (call: (typeof calls)[CallName]): boolean =>
    call.kind === 'query' && call.shows.some((topic) => topics.includes(topic));
  await Promise.all(
    Object.entries(known)
      .filter(([, call]) => isOutOfDate(call))
      .map(([name]) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
}

/** After a command: what it may have changed, so that a screen never waits for the event. */
export async function refreshAfter(queryClient: QueryClient, name: CallName): Promise<void> {
  const call = (await loadCalls())[name];
  if (call.kind === 'command') await refreshTopics(queryClient, call.changes);
}

/**
 * When the user comes back to the window: another process, such as the command line, may have
 * tested, linked or changed servers meanwhile, and announces nothing here.
 */
export function refreshOnReturn(
  page: Pick<Window, 'addEventListener'>,
  queryClient: QueryClient,
): void {
  page.addEventListener('focus', () => {
    void refreshTopics(queryClient, ['clients', 'mail-servers', 'mailbox-links']);
  });
}

/**
 * In another language: answers hold texts that services wrote in the one before, as differences,
 * reviews and mails of Odoo do. All of them, so that no screen can be forgotten.
 */
export function refreshOnLanguage(
  language: { readonly on: (event: 'languageChanged', listen: () => void) => void },
  queryClient: QueryClient,
): void {
  language.on('languageChanged', () => void queryClient.invalidateQueries());
}

/** Keeps the window's answers true: records change in other runs, refreshes and commands too. */
export function refreshOnEvents(api: CollegaApi, queryClient: QueryClient): () => void {
  const endings = [
    api.on('records.changed', ({ topic }) => void refreshTopics(queryClient, [topic])),
    api.on('vault.changed', (status) => {
      queryClient.setQueryData(['vault.status', {}], status);
      // An opened vault knows secrets and links that a locked one did not.
      void refreshAfter(queryClient, 'vault.unlock');
    }),
  ];
  return () => endings.forEach((end) => end());
}
