import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../../bridge/call-failure.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { DismissButton } from '../../../ui/dismiss-button.tsx';
import { type ListNews } from '../../../window-services/list-news.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useCommand } from '../../../window-services/use-command.ts';

/** After servers were deleted or archived: what was done, and the way back. */
export function ListNewsNotice({ list }: { readonly list: string }) {
  const { listNews } = useServices();
  const news = useSyncExternalStore(listNews.subscribe, () => listNews.get(list));
  if (news === undefined) return null;
  // What was done meanwhile is news of its own.
  const onClose = () => {
    if (listNews.get(list) === news) listNews.set(list, undefined);
  };
  const key = JSON.stringify(news);
  return news.kind === 'deleted' ? (
    <Deleted key={key} deleted={news} onClose={onClose} />
  ) : (
    <Archived key={key} news={news} onClose={onClose} />
  );
}

interface ArchivedProps {
  readonly news: Exclude<ListNews, { kind: 'deleted' }>;
  readonly onClose: () => void;
}

function Archived({ news, onClose }: ArchivedProps) {
  const { t } = useTranslation();
  const setActive = useCommand('mailServers.setActive');
  const { kind, serverIds, firstName } = news;
  const undo = () =>
    void setActive.run({ serverIds: [...serverIds], active: kind === 'archived' }, onClose);
  return (
    <Notice
      text={
        serverIds.length === 1
          ? t(`servers.${kind}One`, { name: firstName })
          : t(`servers.${kind}Many`, { count: serverIds.length })
      }
      busy={setActive.isPending}
      error={setActive.error}
      onUndo={undo}
      onClose={onClose}
    />
  );
}

interface DeletedProps {
  readonly deleted: Extract<ListNews, { kind: 'deleted' }>;
  readonly onClose: () => void;
}

/** Those made again have no test results any more. */
function Deleted({ deleted, onClose }: DeletedProps) {
  const { t } = useTranslation();
  const create = useCommand('mailServers.create');
  const [left, setLeft] = useState(deleted.fields);
  const undo = async () => {
    // One that is back already is not made twice, should a later one be refused.
    for (const [index, fields] of left.entries()) {
      await create.mutateAsync({ clientId: deleted.clientId, fields });
      setLeft(left.slice(index + 1));
    }
    onClose();
  };
  const [first] = deleted.fields;
  return (
    <Notice
      text={
        deleted.fields.length === 1
          ? t('servers.deletedOne', { name: first?.name ?? '' })
          : t('servers.deletedMany', { count: deleted.fields.length })
      }
      busy={create.isPending}
      error={create.error}
      onUndo={() => void undo().catch(() => undefined)}
      onClose={onClose}
    />
  );
}

interface NoticeProps {
  readonly text: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

function Notice({ text, busy, error, onUndo, onClose }: NoticeProps) {
  const { t } = useTranslation();
  return (
    <div role="status" className="notice notice-good">
      <p>{text}</p>
      <button type="button" className="btn btn-sm btn-secondary" disabled={busy} onClick={onUndo}>
        {t('clients.undo')}
      </button>
      <DismissButton onClick={onClose} />
      <FailureAlert failure={error === null ? null : failureOf(error)} />
    </div>
  );
}
