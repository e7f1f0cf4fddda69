import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { encryption } from '../../../../contract/mail-servers.ts';
import { Field, fieldProblemOf } from '../../../ui/field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { type ServerDraft } from './use-server-form.ts';

interface EncryptionFieldProps {
  readonly form: ServerDraft['form'];
}

/** Odoo's three choices of an outgoing server. */
export function EncryptionChoice({ form }: EncryptionFieldProps) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('servers.encryption')}
      help={t('outgoing.encryptionHelp')}
      problem={fieldProblemOf(form.formState.errors.encryption)}
      options={encryption.options.map((value) => ({
        value,
        label: t(`servers.encryptions.${value}`),
      }))}
      registration={form.register('encryption')}
    />
  );
}

/** Odoo's box SSL/TLS of an incoming server. */
export function EncryptionBox({ form }: EncryptionFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('servers.encryptions.implicit')}
      help={t('incoming.encryptionHelp')}
      problem={fieldProblemOf(form.formState.errors.encryption)}
    >
      {(input) => (
        <Controller
          control={form.control}
          name="encryption"
          render={({ field }) => (
            <input
              {...input}
              ref={field.ref}
              name={field.name}
              type="checkbox"
              className="form-check-input"
              checked={field.value === 'implicit'}
              onBlur={field.onBlur}
              onChange={(event) => field.onChange(event.target.checked ? 'implicit' : 'none')}
            />
          )}
        />
      )}
    </Field>
  );
}
