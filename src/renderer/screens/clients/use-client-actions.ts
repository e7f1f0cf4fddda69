import { useState } from 'react';
import { type Client } from '../../../contract/clients.ts';
import { useServices } from '../../window-services/services-context.ts';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { type ClientAction } from './client-actions.tsx';
import { type OpenDialog } from './client-dialogs.tsx';
import { newClientDraft } from './new-client-draft.ts';
import { type ClientNews } from './client-news.tsx';

/** What the list of clients can do: at once, or by way of a dialog. */
export function useClientActions() {
  const { drafts } = useServices();
  // After a crash of the window the dialog stands open again, with what was typed.
  const [dialog, setDialog] = useState<OpenDialog | null>(
    drafts.get(newClientDraft) === undefined ? null : { kind: 'new' },
  );
  const [news, setNews] = useState<ClientNews | null>(null);
  const archive = useCommand('clients.setArchived');
  const exporting = useCommand('clientFiles.save');

  const setArchived = (client: Client, archived: boolean) =>
    void archive.run({ clientId: client.id, archived }, (saved) =>
      setNews({ kind: archived ? 'archived' : 'unarchived', client: saved }),
    );

  const act = (client: Client, action: ClientAction): void => {
    setNews(null);
    archive.reset();
    exporting.reset();
    switch (action) {
      case 'archive':
      case 'unarchive':
        setArchived(client, action === 'archive');
        return;
      case 'export':
        void exporting.run({ clientId: client.id }, (saved) =>
          setNews({ kind: 'exported', saved }),
        );
        return;
      case 'rename':
      case 'duplicate':
      case 'remove':
        setDialog({ kind: action, client });
    }
  };

  return {
    act,
    dialog,
    openDialog: (kind: 'new' | 'import') => {
      setNews(null);
      setDialog({ kind });
    },
    closeDialog: () => setDialog(null),
    news,
    tell: (told: ClientNews) => {
      setDialog(null);
      setNews(told);
    },
    forgetNews: () => setNews(null),
    undoArchive: (client: Client) => setArchived(client, false),
    failure: newestFailure(archive, exporting),
  };
}
