import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { type SettingsFieldsProps } from './use-general-settings-form.ts';
import { listOdooValues, type OdooValue } from './odoo-values.ts';

/** What Odoo must be told, each value ready to be copied, from what stands in the form now. */
export function OdooValuesTable({ form }: Pick<SettingsFieldsProps, 'form'>) {
  const { t } = useTranslation();
  const values = useWatch({ control: form.control, compute: (all) => all });
  const nameOf = ({ name }: OdooValue): string => {
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
        {groupByPlace(listOdooValues(values)).map(([place, group]) => (
          <tbody key={place}>
            <tr>
              <th scope="rowgroup" colSpan={2} className="told-place">
                {t(`generalSettings.told.places.${place}`)}
              </th>
            </tr>
            {group.map((told) => (
              <tr key={nameOf(told)}>
                <th scope="row">{nameOf(told)}</th>
                <td>
                  <ToldCell told={told} name={nameOf(told)} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The places in the order in which they come first. */
function groupByPlace(
  values: readonly OdooValue[],
): (readonly [OdooValue['place'], OdooValue[]])[] {
  const places = [...new Set(values.map(({ place }) => place))];
  return places.map((place) => [place, values.filter((each) => each.place === place)] as const);
}

function ToldCell({ told, name }: { readonly told: OdooValue; readonly name: string }) {
  const { t } = useTranslation();
  const { value, state, why } = told;
  return (
    <>
      {value !== null && (
        <div className="told-value d-flex flex-wrap align-items-center">
          <code>{value}</code>
          {/* A new value starts a new button: “Copied” was said of the one before. */}
          <CopyButton key={value} text={value} label={t('generalSettings.told.copy', { name })} />
        </div>
      )}
      {state === 'missing' && <span className="muted">{t('generalSettings.told.missing')}</span>}
      {state === 'invalid' && (
        <span className="warning-text">
          <WarningIcon /> {t('generalSettings.told.invalid')}
        </span>
      )}
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
