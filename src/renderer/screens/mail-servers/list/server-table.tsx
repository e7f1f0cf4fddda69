import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Direction } from '../../../navigation/paths.ts';
import {
  type ListedServer,
  type ListView,
  type SortColumn,
} from '../../../window-services/list-view.ts';
import { ServerRow, type RowActions } from './server-row.tsx';
import { SortHeading } from './sort-heading.tsx';
import { type RowOrder } from './use-row-order.ts';
import { useShownRows } from './use-shown-rows.ts';

interface ServerTableProps {
  /** The list's key. */
  readonly list: string;
  readonly direction: Direction;
  readonly shown: readonly ListedServer[];
  readonly view: ListView;
  readonly onSort: (sort: ListView['sort']) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelectAll: (selected: boolean) => void;
  readonly order: RowOrder;
  readonly actions: RowActions;
}

/** Odoo's list. Only the rows in sight are drawn, so that a thousand are as quick as ten. */
export function ServerTable(props: ServerTableProps) {
  const { direction, shown, view, onSort, selected, order, actions } = props;
  const { t } = useTranslation();
  const hintId = useId();
  const { body, rows, measure, onFocus } = useShownRows(props.list, shown, order.dragged);
  const heading = (column: SortColumn, label: string) => (
    <SortHeading column={column} label={label} sort={view.sort} onSort={onSort} />
  );
  const all = shown.length > 0 && shown.every(({ server }) => selected.has(server.id));
  const some = !all && shown.some(({ server }) => selected.has(server.id));
  return (
    <div className="table-frame">
      <table
        className="list server-list"
        aria-label={t(`nav.${direction}`)}
        aria-rowcount={shown.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="column-check">
              <input
                type="checkbox"
                className="form-check-input"
                aria-label={t('serverList.selectAll')}
                checked={all}
                ref={(box) => {
                  if (box !== null) box.indeterminate = some;
                }}
                onChange={(event) => props.onSelectAll(event.target.checked)}
              />
            </th>
            {heading('priority', t('outgoing.priority'))}
            {heading('name', t('servers.name'))}
            {heading('host', t(`servers.host.${direction}`))}
            {heading('username', t('servers.username'))}
            <th scope="col" className="column-encryption">
              {t('servers.encryption')}
            </th>
            {heading('link', t('servers.mailbox'))}
            {heading('lastTest', t('servers.lastTest'))}
          </tr>
        </thead>
        <tbody ref={body} onFocus={onFocus}>
          {rows.map(({ index, gapBefore, gapAfter, listed }) => (
            <Spaced key={listed.server.id} before={gapBefore} after={gapAfter}>
              <ServerRow
                listed={listed}
                index={index}
                selected={selected.has(listed.server.id)}
                order={order.ofRow(listed.server.id)}
                hintId={hintId}
                actions={actions}
                measure={measure}
              />
            </Spaced>
          ))}
        </tbody>
      </table>
      <p id={hintId} hidden>
        {t('serverList.moveHint')}
      </p>
    </div>
  );
}

interface SpacedProps {
  /** Pixels of the rows that are not drawn. */
  readonly before: number;
  readonly after: number;
  readonly children: ReactNode;
}

function Spaced({ before, after, children }: SpacedProps) {
  return (
    <>
      {before > 0 && <Gap height={before} />}
      {children}
      {after > 0 && <Gap height={after} />}
    </>
  );
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" className="row-gap">
      <td style={{ height }} />
    </tr>
  );
}
