import { useTranslation } from 'react-i18next';
import { type AzureApp } from '../../../contract/azure-app.ts';
import { WarningIcon } from '../../ui/icons.tsx';

/** What a sign-in will miss, as stored; the form itself may be saved without it. */
export function MissingNotice({ azureApp }: { readonly azureApp: AzureApp }) {
  const { t } = useTranslation();
  const fields = [
    azureApp.applicationId === '' ? t('azureApp.id') : null,
    azureApp.hasSecret ? null : t('azureApp.secret'),
    azureApp.redirectUri === '' ? t('azureApp.odooUrl') : null,
  ].filter((field) => field !== null);
  if (fields.length === 0) return null;
  return (
    <p className="missing-notice">
      <WarningIcon /> {t('generalSettings.incomplete', { fields: fields.join(', ') })}
    </p>
  );
}
