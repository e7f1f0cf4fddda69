import { memo, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { showHost } from '../../../../contract/mail-hosts.ts';
import { causeOfTest } from '../../../language/finding-text.ts';
import { useFormat } from '../../../language/format.ts';
import { paths } from '../../../navigation/paths.ts';
import { Breakable } from '../../../ui/breakable.tsx';
import { HandleIcon } from '../../../ui/icons.tsx';
import { type ListedServer } from '../../../window-services/list-view.ts';

/** What a row asks the list for; the same object as long as the list is there. */
export interface RowActions {
  readonly open: (path: string) => void;
  readonly select: (serverId: string, selected: boolean) => void;
  readonly step: (serverId: string, by: -1 | 1) => void;
  readonly dragStart: (serverId: string) => void;
  readonly dragOver: (serverId: string, edge: 'before' | 'after') => void;
  readonly drop: () => void;
  readonly dragEnd: () => void;
}

interface ServerRowProps {
  readonly listed: ListedServer;
  /** Place among the shown ones, from 0. */
  readonly index: number;
  readonly selected: boolean;
  /** Null where the order cannot be changed; else where a dragged row would land. */
  readonly order: 'movable' | 'before' | 'after' | null;
  readonly hintId: string;
  readonly actions: RowActions;
  readonly measure: (row: HTMLTableRowElement | null) => void;
}

/** The name is the link; a click anywhere else in the row does the same for the mouse. */
export const ServerRow = memo(function ServerRow(props: ServerRowProps) {
  const { listed, index, selected, order, actions } = props;
  const { server, link, uncheckedSince, test } = listed;
  const { t, i18n } = useTranslation();
  const { dateTime } = useFormat();
  const path = paths.server(server.clientId, server.direction, server.id);
  const { lastTest } = server;
  const cause =
    test === 'failed' || test === 'warning'
      ? causeOfTest(i18n, server, t('findings.thisMailbox'))
      : null;
  const edgeUnder = (event: DragEvent<HTMLTableRowElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'after';
  };
  return (
    <tr
      ref={props.measure}
      data-index={index}
      data-server={server.id}
      aria-rowindex={index + 2}
      className={[
        selected ? 'row-selected' : '',
        server.active ? '' : 'row-archived',
        order === 'before' || order === 'after' ? `drop-${order}` : '',
      ].join(' ')}
      onClick={() => actions.open(path)}
      onDragOver={
        order === null
          ? undefined
          : (event) => {
              event.preventDefault();
              actions.dragOver(server.id, edgeUnder(event));
            }
      }
      onDrop={(event) => {
        event.preventDefault();
        actions.drop();
      }}
    >
      <td className="column-check" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          className="form-check-input"
          aria-label={t('serverList.select', { name: server.name })}
          checked={selected}
          onChange={(event) => actions.select(server.id, event.target.checked)}
        />
      </td>
      <td className="column-priority" onClick={(event) => event.stopPropagation()}>
        {order === null ? null : (
          <button
            type="button"
            className="row-handle"
            draggable
            aria-label={t('serverList.move', { name: server.name })}
            aria-describedby={props.hintId}
            onKeyDown={(event) => {
              const by = stepOf(event);
              if (by === 0) return;
              event.preventDefault();
              actions.step(server.id, by);
            }}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', server.name);
              actions.dragStart(server.id);
            }}
            onDragEnd={actions.dragEnd}
          >
            <HandleIcon />
          </button>
        )}
        {server.priority}
      </td>
      <th scope="row">
        <Link href={path} onClick={(event) => event.stopPropagation()}>
          <Breakable text={server.name} />
        </Link>
        {!server.active && <span className="archived-mark">{t('serverForm.archived')}</span>}
      </th>
      <td className="column-host">
        <Breakable text={showHost(server.host)} />
      </td>
      <td>
        <Breakable text={server.username} />
      </td>
      <td className="column-encryption">{t(`servers.encryptions.${server.encryption}`)}</td>
      <td>
        {uncheckedSince === null ? (
          <span className={`dot dot-${link}`}>{t(`servers.linkState.${link}`)}</span>
        ) : (
          <span className="dot dot-unchecked">
            {t(`servers.linkState.${link}`)}{' '}
            <span className="muted">
              {t('servers.linkUnchecked', { date: dateTime(uncheckedSince) })}
            </span>
          </span>
        )}
      </td>
      <td>
        {lastTest === null ? (
          <span className="muted">{t('servers.neverTested')}</span>
        ) : (
          <span className={`dot dot-${test === 'outdated' ? test : lastTest.outcome}`}>
            {t(`servers.testState.${lastTest.outcome}`)}{' '}
            <span className="muted">
              {dateTime(lastTest.startedAt)}
              {test === 'outdated' && <em>, {t('servers.outdated')}</em>}
            </span>
            {cause !== null && <span className="row-cause d-block ps-3 small">{cause}</span>}
          </span>
        )}
      </td>
    </tr>
  );
});

function stepOf({ key }: KeyboardEvent): -1 | 0 | 1 {
  if (key === 'ArrowUp') return -1;
  return key === 'ArrowDown' ? 1 : 0;
}
