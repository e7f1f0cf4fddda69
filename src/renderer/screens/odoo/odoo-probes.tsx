import { useState } from 'react';
import { showHost } from '../../../contract/mail-hosts.ts';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CrossIcon, TickIcon } from '../../ui/icons.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

/** Tests Collega's servers from where Odoo stands, without touching its set-up. */
export function OdooProbes({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const servers = useQueryCall('mailServers.list', { clientId });
  const probe = useCommand('odoo.probe');
  const [probed, setProbed] = useState<string | null>(null);
  const shown = (servers.data ?? []).filter(({ active }) => active);
  if (shown.length === 0) return null;
  const answer = probe.data;
  return (
    <section className="sheet" aria-labelledby="odoo-probes">
      <h2 id="odoo-probes">{t('odoo.probe.title')}</h2>
      <p className="setting-help">{t('odoo.probe.help')}</p>
      <div className="button-row">
        {shown.map(({ id, name, direction }) => (
          <button
            key={id}
            type="button"
            className="btn btn-secondary btn-sm"
            disabled={probe.isPending}
            onClick={() => {
              setProbed(name);
              probe.mutate({ clientId, serverId: id });
            }}
          >
            {name} ({t(direction === 'outgoing' ? 'nav.outgoing' : 'nav.incoming')})
          </button>
        ))}
      </div>
      <FailureAlert failure={probe.error === null ? null : failureOf(probe.error)} />
      {answer?.outcome === 'failed' && <TroubleAlert trouble={answer.trouble} />}
      {answer?.outcome === 'no-token' && <FindingCard finding={answer.finding} />}
      {answer?.outcome === 'foreign-host' && (
        <p role="status">{t('odoo.probe.foreignHost', { host: showHost(answer.host) })}</p>
      )}
      {answer?.outcome === 'probed' && (
        <>
          <p
            role="status"
            className={`verdict verdict-${answer.result.odoo.passed ? 'passed' : 'failed'}`}
          >
            {answer.result.odoo.passed ? <TickIcon /> : <CrossIcon />}
            <span>
              {probed}: {t(answer.result.odoo.passed ? 'odoo.tests.passed' : 'odoo.tests.failed')}{' '}
              {answer.result.odoo.message}{' '}
              <time className="muted">{dateTime(new Date(probe.submittedAt).toISOString())}</time>
            </span>
          </p>
          {answer.result.odoo.finding !== null && (
            <FindingCard finding={answer.result.odoo.finding} />
          )}
          {answer.result.leftBehind !== null && (
            <p>{t('odoo.probe.leftBehind', { id: answer.result.leftBehind })}</p>
          )}
        </>
      )}
    </section>
  );
}
