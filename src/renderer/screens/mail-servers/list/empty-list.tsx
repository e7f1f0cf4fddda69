import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import { lazyScreen } from '../../../navigation/lazy-screen.tsx';
import { type Direction } from '../../../navigation/paths.ts';
import { type ListView, wholeList, whyEmpty } from '../../../window-services/list-view.ts';

const OfferedSetUps = lazyScreen(
  async () => (await import('../../sender-rules/offered-set-ups.tsx')).OfferedSetUps,
);

interface EmptyListProps {
  readonly client: Client;
  readonly direction: Direction;
  /** Servers of this direction, shown or not. */
  readonly count: number;
  readonly view: ListView;
  readonly onView: (change: Partial<ListView>) => void;
}

/** In place of a list without rows: why there is none, and what to do first. */
export function EmptyList({ client, direction, count, view, onView }: EmptyListProps) {
  const { t } = useTranslation();
  const why = whyEmpty(count, view);
  switch (why) {
    case 'all-archived':
      return (
        <div className="empty-state">
          <p className="empty-title">{t('serverList.allArchived', { count })}</p>
          <button
            type="button"
            className="btn btn-secondary"
            onClick={() => onView({ records: 'archived' })}
          >
            {t('serverList.showArchived')}
          </button>
        </div>
      );
    case 'filtered':
      return (
        <div className="empty-state">
          <p className="empty-title">{t('serverList.nothingFound')}</p>
          <button
            type="button"
            className="btn btn-secondary"
            onClick={() => onView({ ...wholeList, sort: view.sort })}
          >
            {t('serverList.clearAll')}
          </button>
        </div>
      );
    case 'no-servers':
      return (
        <div className="empty-state empty-with-set-ups">
          <p className="empty-title">{t(`servers.empty.${direction}.title`)}</p>
          <p>{t(`servers.empty.${direction}.text`)}</p>
          <p>{t('servers.empty.setUp')}</p>
          <Suspense>
            <OfferedSetUps client={client} />
          </Suspense>
        </div>
      );
  }
}
