import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { type SettingsFieldsProps } from './settings-fields-props.ts';
import { listToldValues, type ToldValue } from './told-values.ts';

/** What Odoo must be told, each value ready to be copied, from what stands in the form now. */
export function ToldTable({ form }: Pick<SettingsFieldsProps, 'form'>) {
  const { t } = useTranslation();
  const values = useWatch({ control: form.control, compute: (all) => all });
  const nameOf = ({ name }: ToldValue): string => {
    if ('parameter' in name) return name.parameter;
    switch (name.label) {
      case 'id':
      case 'secret':
        return t(`azureApp.${name.label}`);
      default:
        return t(`generalSettings.${name.label}`);
    }
  };
  return (
    <div className="table-frame told-table">
      <table className="list" aria-label={t('generalSettings.told.title')}>
        <thead>
          <tr>
            <th scope="col">{t('generalSettings.told.where')}</th>
            <th scope="col">{t('generalSettings.told.name')}</th>
            <th scope="col">{t('generalSettings.told.value')}</th>
          </tr>
        </thead>
        <tbody>
          {listToldValues(values).map((told) => (
            <tr key={nameOf(told)}>
              <td>{t(`generalSettings.told.places.${told.place}`)}</td>
              <th scope="row">{nameOf(told)}</th>
              <td>
                <ToldCell told={told} name={nameOf(told)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ToldCell({ told, name }: { readonly told: ToldValue; readonly name: string }) {
  const { t } = useTranslation();
  const { value, state, why } = told;
  return (
    <>
      {value !== null && (
        <div className="told-value">
          <code>{value}</code>
          {/* A new value starts a new button: “Copied” was said of the one before. */}
          <CopyButton key={value} text={value} label={t('generalSettings.told.copy', { name })} />
        </div>
      )}
      {state === 'missing' && <span className="muted">{t('generalSettings.told.missing')}</span>}
      {state === 'secret' && <span>{t('generalSettings.told.secretValue')}</span>}
      {state === 'not-needed' && <span>{t('generalSettings.told.notNeeded')}</span>}
      {why.length > 0 && (
        <p className="field-hint">
          {why.map((reason) => t(`generalSettings.told.why.${reason}`)).join(' ')}
        </p>
      )}
    </>
  );
}
