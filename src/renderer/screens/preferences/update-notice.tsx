import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NewerVersion as Newer } from '../../../contract/updates.ts';
import { useFormat } from '../../language/format.ts';
import { DismissButton } from '../../ui/dismiss-button.tsx';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** Tells of a newer version, where the user wants to be told, until it is dismissed. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const { api } = useServices();
  const { data } = useQueryCall('updates.read', {});
  const [dismissed, setDismissed] = useState('');
  // Once for each window; the services ask only when it is due, and their news come as an event.
  useEffect(() => void api.call('updates.checkWhenDue', {}), [api]);
  const newer = data?.newer ?? null;
  if (newer === null || !data?.enabled || newer.version === dismissed) return null;
  return (
    <div className="notice" role="region" aria-label={t('updates.title')}>
      <div>
        <NewerVersion newer={newer} />
      </div>
      <DismissButton onClick={() => setDismissed(newer.version)} />
    </div>
  );
}

/** Version, notes and the way to its page, which the user's own browser opens. */
export function NewerVersion({ newer }: { readonly newer: Newer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useQueryCall('app.describe', {});
  const openPage = useCommand('updates.openPage');
  const { version, publishedOn, notes } = newer;
  return (
    <>
      <p>
        {t('updates.newer', {
          version,
          day: format.day(publishedOn),
          present: app.data?.version ?? '',
        })}
      </p>
      {notes !== '' && <p className="update-notes">{notes}</p>}
      <button
        type="button"
        className="btn btn-sm btn-secondary"
        onClick={() => openPage.mutate({})}
      >
        {t('updates.openPage')}
      </button>
    </>
  );
}
