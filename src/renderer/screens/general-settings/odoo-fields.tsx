import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { odooAddress } from '../../../contract/azure-app.ts';
import { odooVersion } from '../../../contract/sender-settings.ts';
import { Field, fieldProblemOf } from '../../ui/field.tsx';
import { type SettingsFieldsProps } from './use-general-settings-form.ts';
import { TextField } from './text-field.tsx';

/** Which Odoo it is: its address makes the redirect URI, its version the sender rules. */
export function OdooFields({ form }: Pick<SettingsFieldsProps, 'form'>) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  const typed = useWatch({ control: form.control, name: 'odooUrl' }).trim();
  const kept = odooAddress.safeParse(typed);
  const shortened = kept.success && typed.toLowerCase().replace(/\/+$/, '') !== kept.data;
  return (
    <>
      <TextField
        form={form}
        name="odooUrl"
        label={t('azureApp.odooUrl')}
        help={t('azureApp.odooUrlHelp')}
        placeholder="https://odoo.example.com"
        hint={shortened ? t('generalSettings.shortened', { address: kept.data }) : undefined}
      />
      <Field
        label={t('generalSettings.version')}
        help={t('generalSettings.versionHelp')}
        problem={fieldProblemOf(errors.senderSettings?.odooVersion)}
      >
        {(control) => (
          <select {...control} {...form.register('senderSettings.odooVersion')} className="input">
            {odooVersion.options.map((value) => (
              <option key={value} value={value}>
                {t(`generalSettings.versions.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
