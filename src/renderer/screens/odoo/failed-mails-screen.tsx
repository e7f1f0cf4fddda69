import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { clientScreenPath } from '../../navigation/paths.ts';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
import { ControlPanel } from '../../ui/control-panel.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { ConnectForm } from './connect-form.tsx';
import { FailedMails } from './failed-mails.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

/** What a client's Odoo could not send or fetch, by cause. */
export function FailedMailsScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const clientId = client.id;
  const connection = useQueryCall('odoo.connection', { clientId });
  const kept = useQueryCall('odoo.keptMails', { clientId });
  const read = useCommand('odoo.mails');
  const [addresses, setAddresses] = useState(false);
  if (connection.data === undefined) return <QueryState error={connection.error} />;
  // Read in this window just now, or what was read last.
  const mails = read.data?.outcome === 'read' ? read.data.mails : (kept.data ?? null);
  const ask = (shown: boolean): void => read.mutate({ clientId, addresses: shown });
  return (
    <>
      <ControlPanel
        title={t('nav.failedMails')}
        parent={{ title: t('nav.odoo'), path: clientScreenPath('odoo', clientId) }}
        buttons={
          connection.data !== null && (
            <button
              type="button"
              className="btn btn-primary"
              disabled={read.isPending}
              onClick={() => ask(addresses)}
            >
              {t('odoo.mails.read')}
            </button>
          )
        }
        actions={read.isPending && <ProgressLine text={t('odoo.reading')} />}
      />
      <div className="page-body odoo-page">
        <FailureAlert failure={read.error === null ? null : failureOf(read.error)} />
        {read.data?.outcome === 'failed' && <TroubleAlert trouble={read.data.trouble} />}
        {connection.data === null ? (
          <ConnectForm
            clientId={clientId}
            odooUrl={client.sandbox ? '' : client.azureApp.odooUrl}
          />
        ) : (
          <>
            <p className="setting-help">{t('odoo.mails.help')}</p>
            <CheckWithHint
              label={t('odoo.mails.addresses')}
              hint={t('odoo.mails.addressesHint')}
              checked={addresses}
              onChange={(shown) => {
                setAddresses(shown);
                if (mails !== null) ask(shown);
              }}
            />
          </>
        )}
        {mails !== null && (
          <FailedMails clientId={clientId} mails={mails} onQueued={() => ask(addresses)} />
        )}
      </div>
    </>
  );
}
