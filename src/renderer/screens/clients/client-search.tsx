import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface ClientFilter {
  readonly text: string;
  readonly archived: boolean;
}

interface ClientSearchProps {
  readonly filter: ClientFilter;
  readonly onFilter: (filter: ClientFilter) => void;
  /** With few clients there is nothing to search. */
  readonly searchable: boolean;
  readonly someArchived: boolean;
}

export function ClientSearch({ filter, onFilter, searchable, someArchived }: ClientSearchProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <search className="client-search d-flex flex-wrap align-items-center row-gap-1 column-gap-3">
      {searchable && (
        <input
          type="search"
          className="form-control form-control-sm"
          aria-label={t('clients.search')}
          placeholder={t('clients.search')}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      )}
      {someArchived && (
        <div className="form-check">
          <input
            type="checkbox"
            className="form-check-input"
            id={id}
            checked={filter.archived}
            onChange={(event) => onFilter({ ...filter, archived: event.target.checked })}
          />
          <label className="form-check-label" htmlFor={id}>
            {t('clients.showArchived')}
          </label>
        </div>
      )}
    </search>
  );
}
