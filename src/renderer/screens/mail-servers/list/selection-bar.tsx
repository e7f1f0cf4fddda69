import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOfServer } from '../../../../contract/fields-of-server.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { CrossIcon } from '../../../ui/icons.tsx';
import { type ListedServer } from '../../../window-services/list-view.ts';
import { useManyTests } from './many-tests-panel.tsx';

interface SelectionBarProps {
  readonly list: string;
  readonly chosen: readonly ListedServer[];
  readonly onClear: () => void;
}

/** In place of the search while servers are selected: what can be done to all of them. */
export function SelectionBar({ list, chosen, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  const { manyTests, listNews } = useServices();
  const running = useManyTests(list)?.state === 'running';
  const setActive = useCommand('mailServers.setActive');
  const remove = useCommand('mailServers.removeMany');
  const [asking, setAsking] = useState(false);
  const serverIds = chosen.map(({ server }) => server.id);
  const archive = (active: boolean) => {
    const changed = chosen.filter(({ server }) => server.active !== active);
    void setActive.run({ serverIds, active }, () => {
      listNews.set(list, {
        kind: active ? 'unarchived' : 'archived',
        serverIds: changed.map(({ server }) => server.id),
        firstName: changed[0]?.server.name ?? '',
      });
      onClear();
    });
  };

  const onRemoved = () => {
    const [first] = chosen;
    if (first !== undefined) {
      const fields = chosen.map(({ server }) => fieldsOfServer(server));
      listNews.set(list, { kind: 'deleted', clientId: first.server.clientId, fields });
    }
    onClear();
  };
  const someLinked = chosen.some(({ link }) => link !== 'none');

  useEffect(
    () => () => {
      // The buttons go with the selection: what had the focus must not leave it at the page's top.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.getElementById('page-title')?.focus({ preventScroll: true });
        }
      });
    },
    [],
  );

  return (
    <div
      role="group"
      aria-label={t('serverList.selection')}
      className="selection-bar d-flex flex-wrap align-items-center"
    >
      <span role="status" className="selection-count rounded-1 fw-medium">
        {t('serverList.selected', { count: chosen.length })}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={t('serverList.clearSelection')}
        title={t('serverList.clearSelection')}
        onClick={onClear}
      >
        <CrossIcon />
      </button>
      <button
        type="button"
        className="btn btn-primary"
        aria-disabled={running}
        onClick={() => {
          if (!running) void manyTests.start(list, serverIds);
        }}
      >
        {t('serverList.test')}
      </button>
      {chosen.some(({ server }) => server.active) && (
        <button
          type="button"
          className="btn btn-secondary"
          disabled={setActive.isPending}
          onClick={() => archive(false)}
        >
          {t('serverForm.archive')}
        </button>
      )}
      {chosen.some(({ server }) => !server.active) && (
        <button
          type="button"
          className="btn btn-secondary"
          disabled={setActive.isPending}
          onClick={() => archive(true)}
        >
          {t('serverForm.unarchive')}
        </button>
      )}
      <button type="button" className="btn btn-secondary" onClick={() => setAsking(true)}>
        {t('actions.delete')}
      </button>
      <FailureAlert failure={setActive.error === null ? null : failureOf(setActive.error)} />
      {asking && (
        <ConfirmDialog
          title={t('serverList.deleteTitle', { count: chosen.length })}
          confirm={t('actions.delete')}
          busy={remove.isPending}
          failure={remove.error === null ? null : failureOf(remove.error)}
          onConfirm={() => void remove.run({ serverIds }, onRemoved)}
          onCancel={() => setAsking(false)}
        >
          <p>{t(someLinked ? 'serverList.deleteText' : 'serverList.deleteTextUnlinked')}</p>
          <ul className="name-list overflow-auto text-break">
            {chosen.slice(0, namesShown).map(({ server }) => (
              <li key={server.id}>{server.name}</li>
            ))}
          </ul>
          {chosen.length > namesShown && (
            <p>{t('serverList.andMore', { count: chosen.length - namesShown })}</p>
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Names in the question before many are deleted. */
const namesShown = 10;
