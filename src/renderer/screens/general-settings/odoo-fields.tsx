import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { odooAddress } from '../../../contract/azure-app.ts';
import { odooVersion } from '../../../contract/sender-settings.ts';
import { Field, fieldProblemOf } from '../../ui/field.tsx';
import { type SettingsFieldsProps, type SettingsForm } from './use-general-settings-form.ts';
import { TextField } from './text-field.tsx';

/** Which Odoo it is: its address makes the redirect URI, its version the sender rules. */
export function OdooFields({ form }: Pick<SettingsFieldsProps, 'form'>) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  const typed = useWatch({ control: form.control, name: 'odooUrl' }).trim();
  const kept = odooAddress.safeParse(typed);
  const bare = typed.toLowerCase().replace(/\/+$/, '');
  const differs = kept.success && bare !== kept.data;
  // A scheme that is added, or a port that is the usual one, leaves no rest out.
  const shortened = differs && /^(?:https?:\/\/)?[^/?#]*[/?#]/.test(bare);
  return (
    <>
      <TextField
        form={form}
        name="odooUrl"
        label={t('azureApp.odooUrl')}
        help={t('azureApp.odooUrlHelp')}
        placeholder="https://odoo.example.com"
        hint={
          differs
            ? t(`generalSettings.${shortened ? 'shortened' : 'completed'}`, { address: kept.data })
            : undefined
        }
      />
      <Field
        label={t('generalSettings.version')}
        help={t('generalSettings.versionHelp')}
        problem={fieldProblemOf(errors.senderSettings?.odooVersion)}
      >
        {(control) => (
          <select
            {...control}
            {...form.register('senderSettings.odooVersion', {
              onChange: ({ target }: { readonly target: HTMLSelectElement }) =>
                carryOver(form, target.value),
            })}
            className="input"
          >
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

/**
 * Odoo 16 has two system parameters for what later versions keep with the alias domain: what one of
 * them says is put where the other version looks for it, unless something stands there.
 */
function carryOver(form: SettingsForm, version: string): void {
  const { aliasDomain, mailCatchallDomain, mailDefaultFrom } = form.getValues('senderSettings');
  const fill = (name: CarriedField, present: string, known: string): void => {
    if (present.trim() !== '' || known.trim() === '') return;
    form.setValue(`senderSettings.${name}`, known, { shouldDirty: true });
  };
  if (version === '16') {
    fill('mailCatchallDomain', mailCatchallDomain, aliasDomain.name);
    fill('mailDefaultFrom', mailDefaultFrom, aliasDomain.defaultFrom);
  } else {
    fill('aliasDomain.name', aliasDomain.name, mailCatchallDomain);
    fill('aliasDomain.defaultFrom', aliasDomain.defaultFrom, mailDefaultFrom);
  }
}

type CarriedField =
  'mailCatchallDomain' | 'mailDefaultFrom' | 'aliasDomain.name' | 'aliasDomain.defaultFrom';
