import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../../../contract/failures.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { type Direction } from '../../../navigation/paths.ts';
import { moveBeside, type ListedServer } from '../../../window-services/list-view.ts';

type Edge = 'before' | 'after';

export interface RowOrder {
  readonly dragged: string | null;
  readonly ofRow: (serverId: string) => 'movable' | Edge | null;
  readonly failure: Failure | null;
  /** For a live region: where the moved server is now. */
  readonly announcement: string;
  readonly step: (serverId: string, by: -1 | 1) => void;
  readonly dragStart: (serverId: string) => void;
  readonly dragOver: (serverId: string, edge: Edge) => void;
  readonly drop: () => void;
  readonly dragEnd: () => void;
}

interface RowOrderOptions {
  readonly clientId: string;
  readonly direction: Direction;
  /** All of the list, in Odoo's order. */
  readonly listed: readonly ListedServer[];
  readonly shown: readonly ListedServer[];
  /** Only Odoo's own order can be changed. */
  readonly movable: boolean;
}

/** Changes the order by dragging or by arrow keys; the services then hand out the priorities. */
export function useRowOrder(options: RowOrderOptions): RowOrder {
  const { clientId, direction, listed, shown, movable } = options;
  const { t } = useTranslation();
  const reorder = useCommand('mailServers.reorder');
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<{ readonly id: string; readonly edge: Edge } | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const stepped = useRef<string | null>(null);
  // The browser tells of the drop before React has drawn what it told before.
  const drag = useRef<{ id: string; target: { id: string; edge: Edge } | null } | null>(null);

  // The browser takes the focus from an element that is moved in the page: give it back.
  useEffect(() => {
    if (stepped.current === null) return;
    const row = document.querySelector(`[data-server="${stepped.current}"]`);
    row?.querySelector<HTMLElement>('.row-handle')?.focus();
    stepped.current = null;
  }, [listed]);

  // A second move before the first one is kept starts from where the first one leads.
  const wanted = useRef<readonly string[] | null>(null);
  const inWantedOrder = (rows: readonly ListedServer[]): readonly ListedServer[] => {
    const ids = wanted.current;
    return ids === null
      ? rows
      : [...rows].sort((one, other) => ids.indexOf(one.server.id) - ids.indexOf(other.server.id));
  };

  const move = (id: string, beside: string, edge: Edge) => {
    if (id === beside) return;
    const places = moveBeside(inWantedOrder(shown), id, beside, edge);
    const serverIds = (wanted.current = moveBeside(inWantedOrder(listed), id, beside, edge));
    const name = shown.find(({ server }) => server.id === id)?.server.name ?? '';
    const kept = reorder.run({ clientId, direction, serverIds }, () =>
      setAnnouncement(
        t('serverList.moved', {
          name,
          position: places.indexOf(id) + 1,
          count: places.length,
        }),
      ),
    );
    void kept.then(() => {
      if (wanted.current === serverIds) wanted.current = null;
    });
  };
  const end = () => {
    drag.current = null;
    setDragged(null);
    setTarget(null);
  };
  return {
    dragged,
    ofRow: (id) => {
      if (!movable) return null;
      return dragged !== null && target?.id === id && id !== dragged ? target.edge : 'movable';
    },
    failure: reorder.error === null ? null : failureOf(reorder.error),
    announcement,
    step: (id, by) => {
      const rows = inWantedOrder(shown);
      const neighbour = rows[rows.findIndex(({ server }) => server.id === id) + by];
      if (neighbour === undefined) return;
      stepped.current = id;
      move(id, neighbour.server.id, by === -1 ? 'before' : 'after');
    },
    dragStart: (id) => {
      drag.current = { id, target: null };
      setDragged(id);
    },
    dragOver: (id, edge) => {
      const current = drag.current;
      if (current === null) return;
      if (current.target?.id === id && current.target.edge === edge) return;
      current.target = { id, edge };
      setTarget(current.target);
    },
    drop: () => {
      const current = drag.current;
      end();
      if (current !== null && current.target !== null) {
        move(current.id, current.target.id, current.target.edge);
      }
    },
    dragEnd: end,
  };
}
