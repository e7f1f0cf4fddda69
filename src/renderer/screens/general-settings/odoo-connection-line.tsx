import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { clientScreenPath } from '../../navigation/paths.ts';
import { ArrowIcon } from '../../ui/icons.tsx';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** Whether Collega is connected with this client's Odoo, and the way to the screen that does it. */
export function OdooConnectionLine({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const { data } = useQueryCall('odoo.connection', { clientId });
  if (data === undefined) return null;
  return (
    <>
      {data !== null && (
        <p className="mb-0">
          {t('generalSettings.odooConnected', {
            version: data.version,
            database: data.database,
            url: data.url,
          })}
        </p>
      )}
      <Link href={clientScreenPath('odoo', clientId)} className="text-link">
        <ArrowIcon />{' '}
        {t(data === null ? 'generalSettings.connectOdoo' : 'generalSettings.openOdoo')}
      </Link>
    </>
  );
}
