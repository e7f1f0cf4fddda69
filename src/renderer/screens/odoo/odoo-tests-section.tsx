import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { OdooTestVerdict, type TimedResult } from './odoo-test-verdict.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

interface OdooTestsSectionProps {
  readonly clientId: string;
  readonly snapshot: OdooSnapshot;
}

/** Odoo's own tests of its Outlook servers, one at a time: a slow one blocks a worker of Odoo's. */
export function OdooTestsSection({ clientId, snapshot }: OdooTestsSectionProps) {
  const { t } = useTranslation();
  const test = useCommand('odoo.test');
  const [results, setResults] = useState<Readonly<Record<string, TimedResult>>>({});
  const servers = [
    ...snapshot.outgoing.map((server) => ({ ...server, direction: 'outgoing' as const })),
    ...snapshot.incoming.map((server) => ({ ...server, direction: 'incoming' as const })),
  ].filter(({ authentication }) => authentication === 'outlook');
  if (servers.length === 0) return null;
  const run = (direction: 'outgoing' | 'incoming', recordId: number): void =>
    test.mutate(
      { clientId, direction, recordId },
      {
        onSuccess: (answer) => {
          if (answer.outcome !== 'tested') return;
          const timed = { result: answer.result, at: new Date().toISOString() };
          setResults((before) => ({ ...before, [`${direction} ${recordId}`]: timed }));
        },
      },
    );
  return (
    <section className="sheet" aria-labelledby="odoo-tests">
      <h2 id="odoo-tests">{t('odoo.tests.title')}</h2>
      <p className="setting-help">{t('odoo.tests.help')}</p>
      <FailureAlert failure={test.error === null ? null : failureOf(test.error)} />
      {test.data?.outcome === 'failed' && <TroubleAlert trouble={test.data.trouble} />}
      <ul className="list-unstyled m-0">
        {servers.map(({ id, name, direction, active }) => {
          const tested = results[`${direction} ${id}`];
          const what = t(direction === 'outgoing' ? 'nav.outgoing' : 'nav.incoming');
          return (
            <li key={`${direction} ${id}`} className="odoo-step">
              <button
                type="button"
                className="btn btn-secondary btn-sm"
                disabled={test.isPending}
                aria-label={`${t(`odoo.tests.${direction}`)}: ${name}`}
                onClick={() => run(direction, id)}
              >
                {t(`odoo.tests.${direction}`)}
              </button>
              <span>
                {name} ({what}
                {active ? '' : `, ${t('odoo.tests.archived')}`})
              </span>
              {tested !== undefined && <OdooTestVerdict {...tested} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
