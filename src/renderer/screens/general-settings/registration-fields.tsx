import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { odooAddress, redirectUriOf } from '../../../contract/azure-app.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field, fieldProblemOf } from '../../ui/field.tsx';
import { RadioField } from '../../ui/radio-field.tsx';
import { type SettingsFieldsProps } from './use-general-settings-form.ts';

const authorities = ['common', 'organizations', 'consumers', 'tenant'] as const;
const clouds = ['global', 'us-government', 'china'] as const;

/** What Odoo has no field for: who may sign in, which cloud, and the redirect URI to register. */
export function RegistrationFields({ form, client }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const { errors } = form.formState;
  const kind = useWatch({ control: form.control, name: 'authority.kind' });
  // As the contract will store the address: what is copied to Entra must match to the letter.
  const odooUrl = odooAddress.safeParse(useWatch({ control: form.control, name: 'odooUrl' }));
  const redirectUri = odooUrl.success ? redirectUriOf(odooUrl.data) : '';
  return (
    <div className="form-columns">
      <div>
        <RadioField
          label={t('azureApp.authority')}
          help={t('azureApp.authorityHelp')}
          problem={fieldProblemOf(errors.authority?.kind)}
          options={authorities.map((value) => ({
            value,
            label: t(`azureApp.authorities.${value}.label`),
            description: t(`azureApp.authorities.${value}.text`),
          }))}
          registration={form.register('authority.kind')}
        />
        {kind === 'tenant' && (
          <Field
            label={t('azureApp.tenant')}
            problem={fieldProblemOf(errors.authority?.tenant)}
            hint={t('azureApp.tenantWhere')}
          >
            {(control) => (
              <input
                {...control}
                {...form.register('authority.tenant')}
                className="input"
                placeholder={t('azureApp.tenantPlaceholder')}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        <Field
          label={t('azureApp.cloud')}
          help={t('azureApp.cloudHelp')}
          problem={fieldProblemOf(errors.cloud)}
          hint={client.sandbox ? t('azureApp.practiceValues') : undefined}
        >
          {(control) =>
            client.sandbox ? (
              <input {...control} className="input" readOnly value={t('azureApp.clouds.sandbox')} />
            ) : (
              <select {...control} {...form.register('cloud')} className="input">
                {clouds.map((value) => (
                  <option key={value} value={value}>
                    {t(`azureApp.clouds.${value}`)}
                  </option>
                ))}
              </select>
            )
          }
        </Field>
      </div>
      <div className="long-value">
        <Field
          label={t('azureApp.redirectUri')}
          help={t('azureApp.redirectUriHelp')}
          problem={undefined}
          hint={
            <CopyButton
              text={redirectUri}
              label={t('azureApp.copyRedirectUri')}
              disabled={redirectUri === ''}
            />
          }
        >
          {(control) => (
            <input
              {...control}
              className="input input-mono"
              readOnly
              placeholder={t('azureApp.redirectUriUnknown')}
              value={redirectUri}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
