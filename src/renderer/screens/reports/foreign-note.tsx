import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ReportBundle } from '../../../contract/reports.ts';
import { inForceLines } from '../../../languages/trust-texts.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useFormat } from '../../language/format.ts';
import { paths } from '../../navigation/paths.ts';

interface ForeignNoteProps {
  readonly fileName: string;
  readonly bundle: ReportBundle;
}

/** About which client, made when and by which Collega, and what of it is this Collega's word. */
export function ForeignNote({ fileName, bundle }: ForeignNoteProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const id = useId();
  const { client, collega, createdAt, azureApp, mailboxesMasked, organisationMasked } = bundle;
  const clients = useQueryCall('clients.list', {}).data ?? [];
  const known = clients.filter(
    (each) =>
      azureApp.applicationId !== '' && each.azureApp.applicationId === azureApp.applicationId,
  );
  const made = {
    date: dateTime(createdAt),
    version: collega.version,
    shell: t(`about.shells.${collega.shell}`),
    platform: collega.platform,
  };
  const network =
    collega.network === null
      ? []
      : inForceLines(collega.network, (key, values = {}) => t(key as never, values));
  return (
    <section className="alert foreign-note" aria-labelledby={id}>
      <h2 id={id}>{t('reports.foreign', { client: client.name })}</h2>
      <p>{t('reports.foreignText', made)}</p>
      {network.map((line) => (
        <p key={line} className="text-break">
          {line}
        </p>
      ))}
      <p>{t('reports.foreignTrust', { file: fileName })}</p>
      {mailboxesMasked && (
        <p>{t(organisationMasked ? 'reports.organisationNote' : 'reports.maskedNote')}</p>
      )}
      {known.length > 0 && (
        <p>
          {t('reports.known')}{' '}
          {known.map(({ id: clientId, name }) => (
            <Link key={clientId} href={paths.servers(clientId, 'outgoing')} className="text-link">
              {name}
            </Link>
          ))}
        </p>
      )}
    </section>
  );
}
