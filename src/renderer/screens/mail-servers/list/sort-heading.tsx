import { useTranslation } from 'react-i18next';
import { SortedDownIcon, SortedUpIcon } from '../../../ui/icons.tsx';
import { nextSort, type ListView, type SortColumn } from '../../../window-services/list-view.ts';

interface SortHeadingProps {
  readonly column: SortColumn;
  readonly label: string;
  readonly sort: ListView['sort'];
  readonly onSort: (sort: ListView['sort']) => void;
}

/** The heading of a column; pressing it sorts upwards, downwards, then as Odoo does. */
export function SortHeading({ column, label, sort, onSort }: SortHeadingProps) {
  const { t } = useTranslation();
  const direction = sort?.column !== column ? null : sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={`column-${column}`} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className="sort-button d-inline-flex align-items-center p-0 fw-semibold text-start"
        title={t('serverList.sortBy', { column: label })}
        onClick={() => onSort(nextSort(sort, column))}
      >
        <span>{label}</span>
        {direction === 'ascending' && <SortedUpIcon />}
        {direction === 'descending' && <SortedDownIcon />}
      </button>
    </th>
  );
}
