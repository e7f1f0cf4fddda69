import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { checkSecretExpiry } from '../../../contract/azure-app-state.ts';
import { readDay } from '../../language/date-order.ts';
import { useFormat } from '../../language/format.ts';
import { Field, fieldProblemOf } from '../../ui/field.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type SettingsFieldsProps } from './use-general-settings-form.ts';

/** The day on which the secret ends, which Odoo does not know, and how near it is. */
export function SecretExpiryField({ form }: Pick<SettingsFieldsProps, 'form'>) {
  const { t } = useTranslation();
  const { longDay, dayOrder } = useFormat();
  const typed = useWatch({ control: form.control, name: 'secretExpiresOn' });
  const day = readDay(typed, dayOrder) ?? '';
  const { level, days } = checkSecretExpiry(day, useNow());
  const order = dayOrder.map((part) => t(`dateParts.${part}`));
  return (
    <Field
      label={t('azureApp.secretExpires')}
      help={t('azureApp.secretExpiresHelp')}
      problem={fieldProblemOf(form.formState.errors.secretExpiresOn)}
      hint={
        level === 'unknown' ? (
          t('dateParts.order', { order: order.join(' / ') })
        ) : (
          <span className={level === 'far' ? undefined : 'warning-text'}>
            {level !== 'far' && <WarningIcon />} {longDay(day)}.{' '}
            {t(`secretExpiry.hints.${level}`, { count: days ?? 0 })}
          </span>
        )
      }
    >
      {(control) => (
        <input
          {...control}
          {...form.register('secretExpiresOn', {
            // The browser's own field follows the browser's language, not Collega's.
            onBlur: () => {
              if (day !== '') form.setValue('secretExpiresOn', day, { shouldDirty: true });
            },
          })}
          className="input"
          placeholder="2027-05-31"
          inputMode="numeric"
          autoComplete="off"
        />
      )}
    </Field>
  );
}
