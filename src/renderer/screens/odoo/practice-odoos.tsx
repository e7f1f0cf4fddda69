import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PracticeOdoos as Practice } from '../../../contract/odoo-practice.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

export interface ConnectValues {
  readonly url: string;
  readonly database: string;
  readonly login: string;
  readonly key: string;
}

interface PracticeOdoosProps {
  readonly practice: Practice;
  readonly onFillIn: (values: ConnectValues) => void;
}

/** What the form wants of the practice Odoos: to be copied, or filled in. */
export function PracticeOdoos({ practice, onFillIn }: PracticeOdoosProps) {
  const { t } = useTranslation();
  const [version, setVersion] = useState(18);
  const [database, setDatabase] = useState('linked');
  const ids = { version: useId(), database: useId() };
  const { odoos, databases, login, key } = practice;
  const chosen = odoos.find((each) => each.version === version) ?? odoos[0];
  if (chosen === undefined) return null;
  const values: ConnectValues = { url: chosen.url, database, login, key };
  return (
    <section className="practice-odoos" aria-labelledby="practice-odoos">
      <h3 id="practice-odoos">{t('odoo.practice.title')}</h3>
      <p className="setting-help">{t('odoo.practice.help')}</p>
      <div className="button-row">
        <label htmlFor={ids.version}>{t('odoo.practice.version')}</label>
        <select
          id={ids.version}
          className="input"
          value={chosen.version}
          onChange={(event) => setVersion(Number(event.target.value))}
        >
          {odoos.map((each) => (
            <option key={each.version} value={each.version}>
              Odoo {each.version}
            </option>
          ))}
        </select>
        <label htmlFor={ids.database}>{t('odoo.fields.database')}</label>
        <select
          id={ids.database}
          className="input"
          value={database}
          onChange={(event) => setDatabase(event.target.value)}
        >
          {databases.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="btn btn-secondary" onClick={() => onFillIn(values)}>
          {t('odoo.practice.fillIn')}
        </button>
      </div>
      <dl className="pairs">
        {(['url', 'database', 'login', 'key'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`odoo.fields.${name}`)}</dt>
            <dd>
              <code>{values[name]}</code>{' '}
              <CopyButton
                text={values[name]}
                label={t('odoo.practice.copy', { what: t(`odoo.fields.${name}`) })}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
