import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { wholeList, type ListView } from '../../../window-services/list-view.ts';

interface FilterChoicesProps {
  readonly view: ListView;
  readonly onChange: (change: Partial<ListView>) => void;
}

const groups = [
  { name: 'link', choices: ['any', 'valid', 'broken', 'none'] },
  { name: 'test', choices: ['any', 'passed', 'warning', 'failed', 'outdated', 'never'] },
  { name: 'records', choices: ['active', 'archived', 'all'] },
] as const;

/** By the mailbox, by the last test, by archived or not. */
export function FilterChoices({ view, onChange }: FilterChoicesProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      {groups.map(({ name, choices }) => (
        <fieldset key={name} className="choices">
          <legend>{t(`serverList.filters.${name}.title`)}</legend>
          {choices.map((choice) => (
            <div className="form-check" key={choice}>
              <input
                type="radio"
                className="form-check-input"
                id={`${id}${name}${choice}`}
                name={`${id}${name}`}
                checked={view[name] === choice}
                onChange={() => onChange({ [name]: choice })}
              />
              <label className="form-check-label" htmlFor={`${id}${name}${choice}`}>
                {t(filterTextKey(name, choice))}
              </label>
            </div>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        className="btn btn-secondary btn-sm"
        onClick={() => onChange({ ...wholeList, search: view.search, sort: view.sort })}
      >
        {t('serverList.clearFilters')}
      </button>
    </>
  );
}

/** The three filters, in the order of their panel. */
export const filterNames = ['link', 'test', 'records'] as const;
export type FilterName = (typeof filterNames)[number];

/** Key of the words for one choice of a filter. The types cannot tell which choice is whose. */
export function filterTextKey(name: FilterName, choice: ListView[FilterName]) {
  return `serverList.filters.${name}.${choice}` as 'serverList.filters.link.any';
}
