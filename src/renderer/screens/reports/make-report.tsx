import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { paths } from '../../navigation/paths.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** More than these are found by their own list. */
const namedClients = 6;

/** Says where a report is made, with the ways there: this screen only opens them. */
export function MakeReport() {
  const { t } = useTranslation();
  const id = useId();
  const clients = (useQueryCall('clients.list', {}).data ?? []).filter(({ archived }) => !archived);
  return (
    <section className="sheet report-picker" aria-labelledby={id}>
      <h2 id={id}>{t('reports.make.title')}</h2>
      <p>{t('reports.make.text')}</p>
      <p className="button-row">
        {clients.length > namedClients ? (
          <Link href={paths.clients} className="btn btn-secondary">
            {t('reports.make.clients')}
          </Link>
        ) : (
          clients.map(({ id: clientId, name }) => (
            <Link
              key={clientId}
              href={paths.servers(clientId, 'outgoing')}
              className="btn btn-secondary text-break"
            >
              {name}
            </Link>
          ))
        )}
        <Link href={paths.explain(null)} className="btn btn-secondary">
          {t('reports.make.explain')}
        </Link>
      </p>
    </section>
  );
}
