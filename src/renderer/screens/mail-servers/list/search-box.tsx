import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CaretIcon, CrossIcon, SearchIcon } from '../../../ui/icons.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { FilterChoices, filterNames, filterTextKey, type FilterName } from './filter-choices.tsx';
import { countFilters, wholeList, type ListView } from '../../../window-services/list-view.ts';

interface SearchBoxProps {
  readonly view: ListView;
  readonly onChange: (change: Partial<ListView>) => void;
}

/** Odoo's search: what is filtered by stands in the box, the arrow opens the filters. */
export function SearchBox({ view, onChange }: SearchBoxProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const chosen = filterNames.filter((name) => view[name] !== wholeList[name]);
  const takeAway = (name: FilterName) => {
    onChange({ [name]: wholeList[name] });
    input.current?.focus();
  };
  return (
    <search className="search-box d-flex flex-wrap align-items-center gap-1 rounded-1">
      <SearchIcon />
      {chosen.map((name) => (
        <span key={name} className="search-facet d-inline-flex align-items-center rounded-1 small">
          {t(filterTextKey(name, view[name]))}
          <button
            type="button"
            aria-label={t('serverList.removeFilter', {
              filter: t(filterTextKey(name, view[name])),
            })}
            onClick={() => takeAway(name)}
          >
            <CrossIcon />
          </button>
        </span>
      ))}
      <input
        ref={input}
        type="search"
        aria-label={t('serverList.search')}
        placeholder={t('serverList.searchPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        value={view.search}
        onChange={(event) => onChange({ search: event.target.value })}
      />
      <Menu
        label={t('serverList.filtersTitle', { count: countFilters(view) })}
        button={<CaretIcon />}
        buttonClass="search-more"
        panelClass="menu-from-end p-3"
      >
        {() => <FilterChoices view={view} onChange={onChange} />}
      </Menu>
    </search>
  );
}
