import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblemCode, type FieldProblemCode } from '../../../contract/failures.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { PracticeOdoos, type ConnectValues } from './practice-odoos.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

interface ConnectFormProps {
  readonly clientId: string;
  /** Odoo's address as General Settings have it. */
  readonly odooUrl: string;
}

const fields = ['url', 'database', 'login', 'key'] as const;
type FieldName = (typeof fields)[number];

/** Address, database, login and API key of a client's Odoo. The key is never kept in the window. */
export function ConnectForm({ clientId, odooUrl }: ConnectFormProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<ConnectValues>({
    url: odooUrl,
    database: '',
    login: '',
    key: '',
  });
  const practice = useQueryCall('odoo.practice', { clientId });
  const connect = useCommand('odoo.connect');
  const failure = connect.error === null ? null : failureOf(connect.error);
  const submit = (database: string): void => {
    const { url, login, key } = values;
    const input = { clientId, url, database: database.trim() || null, login, key };
    connect.mutate(input);
  };
  const problemOf = (name: FieldName): FieldProblemCode | undefined => {
    const problems = failure?.kind === 'invalid-input' ? failure.problems : [];
    return fieldProblemCode.safeParse(problems.find(({ field }) => field === name)?.problem).data;
  };
  return (
    <form
      className="sheet"
      noValidate
      aria-labelledby="odoo-connect"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        submit(values.database);
      }}
    >
      <h2 id="odoo-connect">{t('odoo.connectTitle')}</h2>
      <p className="setting-help">{t('odoo.connectHelp')}</p>
      {practice.data && <PracticeOdoos practice={practice.data} onFillIn={setValues} />}
      {fields.map((name) => (
        <Field
          key={name}
          label={t(`odoo.fields.${name}`)}
          help={t(`odoo.help.${name}`)}
          problem={problemOf(name)}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              type={name === 'key' ? 'password' : 'text'}
              value={values[name]}
              autoComplete={name === 'key' ? 'new-password' : 'off'}
              spellCheck={false}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <div className="button-row">
        <button type="submit" className="btn btn-primary" disabled={connect.isPending}>
          {t('odoo.connect')}
        </button>
        {connect.isPending && <ProgressLine text={t('odoo.connecting')} />}
      </div>
      <FailureAlert failure={failure} shownFields={fields} />
      {connect.data?.outcome === 'failed' && (
        <TroubleAlert
          trouble={connect.data.trouble}
          onChoose={(database) => {
            setValues({ ...values, database });
            submit(database);
          }}
        />
      )}
    </form>
  );
}
