import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type AzureAppInput } from '../../../contract/azure-app.ts';
import { type Client } from '../../../contract/clients.ts';
import { daysUntil } from '../../language/format.ts';
import { Field } from '../../ui/field.tsx';
import { fieldProblemOf } from '../../ui/field-problem-of.ts';
import { TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { type AzureAppValues } from './azure-app-values.ts';

export interface AzureAppFieldsProps {
  readonly form: UseFormReturn<AzureAppValues, unknown, AzureAppInput>;
  readonly client: Client;
}

/** ID and Secret as in Odoo, and the day on which the secret ends. */
export function CredentialFields({ form, client }: AzureAppFieldsProps) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  const stored = client.azureApp.hasSecret;
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
              <TickIcon /> {t('azureApp.secretStored')}
            </span>
          ) : undefined
        }
      >
        {(control) => (
          <input
            {...control}
            // Judged at every keystroke and paste: a secret ID must not survive until the save.
            {...form.register('secret', { onChange: () => void form.trigger('secret') })}
            type="password"
            className="input"
            placeholder={t(stored ? 'azureApp.secretReplace' : 'azureApp.secretPlaceholder')}
            autoComplete="new-password"
          />
        )}
      </Field>
      <SecretExpiry form={form} client={client} />
    </>
  );
}

function SecretExpiry({ form }: AzureAppFieldsProps) {
  const { t } = useTranslation();
  const day = useWatch({ control: form.control, name: 'secretExpiresOn' });
  const today = new Date().toISOString().slice(0, 10);
  const days = day === '' ? null : daysUntil(day, today);
  return (
    <Field
      label={t('azureApp.secretExpires')}
      help={t('azureApp.secretExpiresHelp')}
      problem={fieldProblemOf(form.formState.errors.secretExpiresOn)}
      hint={
        days === null ? undefined : (
          <span className={days <= 60 ? 'warning-text' : undefined}>
            {days <= 60 && <WarningIcon />}{' '}
            {days < 0 ? t('azureApp.secretExpired') : t('azureApp.secretDaysLeft', { days })}
          </span>
        )
      }
    >
      {(control) => (
        <input {...control} {...form.register('secretExpiresOn')} type="date" className="input" />
      )}
    </Field>
  );
}
