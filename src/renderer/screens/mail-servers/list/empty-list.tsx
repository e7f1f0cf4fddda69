import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import { lazyScreen } from '../../../navigation/lazy-screen.tsx';
import { type Direction } from '../../../navigation/paths.ts';

const OfferedSetUps = lazyScreen(
  async () => (await import('../../sender-rules/offered-set-ups.tsx')).OfferedSetUps,
);

interface EmptyListProps {
  readonly client: Client;
  readonly direction: Direction;
  /** There are servers, but none that the search and the filters leave. */
  readonly filtered: boolean;
  readonly onShowAll: () => void;
}

/** In place of a list without rows: what to do first. */
export function EmptyList({ client, direction, filtered, onShowAll }: EmptyListProps) {
  const { t } = useTranslation();
  return filtered ? (
    <div className="empty-state">
      <p className="empty-title">{t('serverList.nothingFound')}</p>
      <button type="button" className="btn btn-secondary" onClick={onShowAll}>
        {t('serverList.showAll')}
      </button>
    </div>
  ) : (
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
