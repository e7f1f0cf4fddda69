import { useTranslation } from 'react-i18next';
import { showHost } from '../../../contract/mail-hosts.ts';

/** A value of one of Odoo's fields, in the words of the forms that it stands in. */
export function useShownValue(): (field: string | null, value: string | null) => string {
  const { t } = useTranslation();
  return (field, value) => {
    if (value === null) return t('odoo.notSet');
    switch (field) {
      case 'smtp_host':
      case 'server':
        return showHost(value);
      case 'active':
        return t(value === 'true' ? 'odoo.differences.inUse' : 'odoo.differences.archived');
      case 'state':
        if (value === 'draft') return t('incoming.notConfirmed');
        return value === 'done' ? t('incoming.confirmed') : value;
      case 'smtp_authentication':
      case 'server_type':
        return value === 'outlook' ? t('servers.outlookOAuth') : value;
      case 'smtp_encryption':
      case 'is_ssl':
        return value === 'none' || value === 'starttls' || value === 'implicit'
          ? t(`servers.encryptions.${value}`)
          : value;
      default:
        return value;
    }
  };
}
