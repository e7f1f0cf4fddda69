import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Client } from '../../../contract/clients.ts';
import { clientScreenPath } from '../../navigation/paths.ts';
import { type CallValue } from '../../../contract/index.ts';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { AdoptSection } from './adopt-section.tsx';
import { ConnectForm } from './connect-form.tsx';
import { DifferenceList, isReadInPart } from './difference-list.tsx';
import { DisconnectOdoo } from './disconnect-odoo.tsx';
import { OdooFacts } from './odoo-facts.tsx';
import { OdooProbes } from './odoo-probes.tsx';
import { OdooSenders } from './odoo-senders.tsx';
import { OdooTestsSection } from './odoo-tests-section.tsx';
import { PlanSection } from './plan-section.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

/** A client's Odoo: connected, read, compared with Collega's records, written and tested. */
export function OdooScreen({ client }: { readonly client: Client }) {
  const connection = useQueryCall('odoo.connection', { clientId: client.id });
  if (connection.data === undefined) return <QueryState error={connection.error} />;
  const { data } = connection;
  const odooKey = JSON.stringify([client.id, data?.url, data?.database, data?.login]);
  // What one Odoo answered is not shown of the next one.
  return <OdooPage key={odooKey} odooKey={odooKey} client={client} connection={data} />;
}

interface OdooPageProps {
  readonly client: Client;
  readonly connection: CallValue<'odoo.connection'>;
  readonly odooKey: string;
}

function OdooPage({ client, connection, odooKey }: OdooPageProps) {
  const { t } = useTranslation();
  const clientId = client.id;
  const snapshot = useQueryCall('odoo.snapshot', { clientId });
  const compared = useQueryCall('odoo.compare', { clientId });
  const read = useCommand('odoo.read');
  if (snapshot.data === undefined) return <QueryState error={snapshot.error} />;
  const { error } = read;
  return (
    <>
      <ControlPanel
        title={t('nav.odoo')}
        buttons={
          connection !== null && (
            <div className="button-row">
              <button
                type="button"
                className="btn btn-primary"
                disabled={read.isPending}
                onClick={() => read.mutate({ clientId })}
              >
                {t(read.isPending ? 'odoo.reading' : 'odoo.read')}
              </button>
              <DisconnectOdoo clientId={clientId} database={connection.database} />
              <Link href={clientScreenPath('failedMails', clientId)} className="btn btn-secondary">
                {t('nav.failedMails')}
              </Link>
            </div>
          )
        }
      />
      <div className="page-body odoo-page">
        <FailureAlert failure={error === null ? null : failureOf(error)} />
        {read.data?.outcome === 'failed' && <TroubleAlert trouble={read.data.trouble} />}
        {connection === null ? (
          <ConnectForm
            clientId={clientId}
            odooUrl={client.sandbox ? '' : client.azureApp.odooUrl}
          />
        ) : (
          <>
            <OdooFacts connection={connection} snapshot={snapshot.data} />
            {compared.data && (
              <DifferenceList
                differences={compared.data.differences}
                readAt={compared.data.readAt}
                inPart={snapshot.data === null || isReadInPart(snapshot.data)}
              />
            )}
            {compared.data && <OdooSenders senders={compared.data.senders} />}
            <AdoptSection clientId={clientId} />
            <PlanSection clientId={clientId} database={connection.database} odooKey={odooKey} />
            <OdooProbes clientId={clientId} />
            {snapshot.data !== null && (
              <OdooTestsSection clientId={clientId} snapshot={snapshot.data} />
            )}
          </>
        )}
      </div>
    </>
  );
}
