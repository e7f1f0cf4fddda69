import { useTranslation } from 'react-i18next';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { Field, fieldProblemOf } from '../../ui/field.tsx';
import { TickIcon } from '../../ui/icons.tsx';
import { SecretExpiryField } from './secret-expiry-field.tsx';
import { type SettingsFieldsProps } from './use-general-settings-form.ts';

/** ID and Secret as in Odoo, and the day on which the secret ends. */
export function CredentialFields({ form, client }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  const stored = client.azureApp.hasSecret;
  const vault = useQueryCall('vault.status', {}).data;
  const inMemory = vault?.state === 'open' && vault.backend === 'memory';
  return (
    <>
      <Field
        label={t('azureApp.id')}
        help={t('azureApp.idHelp')}
        problem={fieldProblemOf(errors.applicationId)}
      >
        {(control) => (
          <input
            {...control}
            {...form.register('applicationId')}
            className="input input-mono"
            placeholder={t('azureApp.idPlaceholder')}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        label={t('azureApp.secret')}
        help={t('azureApp.secretHelp')}
        problem={fieldProblemOf(errors.secret)}
        hint={
          stored ? (
            <span className="stored-mark">
              <TickIcon /> {t(inMemory ? 'azureApp.secretInMemory' : 'azureApp.secretStored')}
            </span>
          ) : undefined
        }
      >
        {(control) => (
          <input
            {...control}
            // Validated at every keystroke and paste: a secret ID must not survive until the save.
            {...form.register('secret', { onChange: () => void form.trigger('secret') })}
            type="password"
            className="input"
            placeholder={t(stored ? 'azureApp.secretReplace' : 'azureApp.secretPlaceholder')}
            autoComplete="new-password"
          />
        )}
      </Field>
      <SecretExpiryField form={form} />
    </>
  );
}
