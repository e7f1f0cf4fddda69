import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { showHost } from '../../../contract/mail-hosts.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type Pair, PairList } from '../../ui/pair-list.tsx';

interface SnapshotViewProps {
  readonly title: string;
  readonly snapshot: OdooSnapshot;
}

/** An Odoo's mail servers and the parameters that decide over mail, by Odoo's own names. */
export function SnapshotView({ title, snapshot }: SnapshotViewProps) {
  const { t } = useTranslation();
  const id = useId();
  const yes = (value: boolean): string => t(value ? 'odoo.yes' : 'odoo.no');
  const { senderParameters: sender, edition } = snapshot;
  const settings: readonly Pair[] = [
    [t('odoo.facts.version'), `${snapshot.version} (${t(`odoo.editions.${edition}`)})`],
    [t('odoo.fields.url'), snapshot.url],
    [t('odoo.fields.database'), snapshot.database],
    [t('odoo.facts.mails'), `${snapshot.mails.exception} / ${snapshot.mails.outgoing}`],
    ['microsoft_outlook_client_id', snapshot.applicationId ?? t('odoo.notSet')],
    ['microsoft_outlook_client_secret', t(`odoo.secret.${snapshot.secret}`)],
    ['microsoft_outlook.endpoint', snapshot.endpoint ?? t('odoo.notSet')],
    ['web.base.url', snapshot.webBaseUrl ?? t('odoo.notSet')],
    ['web.base.url.freeze', yes(snapshot.webBaseUrlFrozen)],
    ['mail.default.from', sender.defaultFrom],
    ['mail.default.from_filter', sender.defaultFromFilter],
    ['mail.catchall.domain', sender.catchallDomain],
    ...snapshot.aliasDomains.map(
      ({ name, defaultFrom, bounceAlias, catchallAlias }) =>
        [
          `mail.alias.domain ${name}`,
          [defaultFrom, bounceAlias, catchallAlias].filter((each) => each !== null).join(', '),
        ] as const,
    ),
  ];
  return (
    <section className="sheet snapshot-view" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <PairList pairs={settings} />
      <SnapshotServers snapshot={snapshot} yes={yes} />
    </section>
  );
}

interface SnapshotServersProps {
  readonly snapshot: OdooSnapshot;
  readonly yes: (value: boolean) => string;
}

function SnapshotServers({ snapshot, yes }: SnapshotServersProps) {
  const { t } = useTranslation();
  const rows = (['outgoing', 'incoming'] as const).flatMap((direction) =>
    snapshot[direction].map((server) => ({ direction, server })),
  );
  if (rows.length === 0) return null;
  return (
    <div className="table-frame">
      <table className="list">
        <thead>
          <tr>
            {(['id', 'name', 'host', 'username', 'filter', 'token', 'active'] as const).map(
              (column) => (
                <th key={column} scope="col">
                  {t(`odoo.columns.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ direction, server }) => (
            <tr key={`${direction} ${server.id}`}>
              <td>{server.id}</td>
              <td>
                {server.name}
                <br />
                <span className="muted">
                  {t(`reports.direction.${direction}`)}, {server.authentication}
                </span>
              </td>
              <td>
                {server.host === null ? '–' : `${showHost(server.host)}:${server.port ?? '–'}`}
              </td>
              <td>{server.username ?? '–'}</td>
              <td>{('fromFilter' in server ? server.fromFilter : null) ?? '–'}</td>
              <td>{yes(server.hasToken)}</td>
              <td>{yes(server.active)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
