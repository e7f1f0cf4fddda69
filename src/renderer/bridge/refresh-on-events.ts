import { type QueryClient } from '@tanstack/react-query';
import { type CollegaApi } from '../../contract/index.ts';
import { refreshAfter, refreshTopic } from './changed-queries.ts';

/** Keeps the window's answers true: records change in other runs, refreshes and commands too. */
export function refreshOnEvents(api: CollegaApi, queryClient: QueryClient): () => void {
  const endings = [
    api.on('records.changed', ({ topic }) => void refreshTopic(queryClient, topic)),
    api.on('vault.changed', (status) => {
      queryClient.setQueryData(['vault.status', {}], status);
      void refreshAfter(queryClient, 'vault.unlock');
    }),
  ];
  return () => endings.forEach((end) => end());
}
