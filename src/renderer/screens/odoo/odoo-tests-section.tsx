import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooRun } from '../../../contract/odoo-plan.ts';
import {
  type OdooIncoming,
  type OdooOutgoing,
  type OdooSnapshot,
} from '../../../contract/odoo-snapshot.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
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
  const runs = useQueryCall('odoo.runs', { clientId });
  const [results, setResults] = useState<Readonly<Record<string, StampedResult>>>({});
  const servers = [
    ...snapshot.outgoing.map((server) => ({ ...server, direction: 'outgoing' as const })),
    ...snapshot.incoming.map((server) => ({ ...server, direction: 'incoming' as const })),
  ].filter(({ authentication }) => authentication === 'outlook');
  if (servers.length === 0) return null;
  const stamps = new Map(
    servers.map((server) => [keyOf(server), stampOf(server, snapshot, runs.data ?? [])]),
  );
  const run = (direction: 'outgoing' | 'incoming', recordId: number): void =>
    void test.run({ clientId, direction, recordId }, (answer) => {
      if (answer.outcome !== 'tested') return;
      const key = keyOf({ direction, id: recordId });
      const timed = { result: answer.result, at: new Date().toISOString() };
      const stamped = { ...timed, stamp: stamps.get(key) };
      setResults((before) => ({ ...before, [key]: stamped }));
    });
  return (
    <section className="sheet" aria-labelledby="odoo-tests">
      <h2 id="odoo-tests">{t('odoo.tests.title')}</h2>
      <p className="setting-help">{t('odoo.tests.help')}</p>
      <FailureAlert failure={test.error === null ? null : failureOf(test.error)} />
      {test.data?.outcome === 'failed' && <TroubleAlert trouble={test.data.trouble} />}
      <ul className="list-unstyled m-0">
        {servers.map(({ id, name, direction, active }) => {
          const key = keyOf({ direction, id });
          const tested = results[key];
          const what = t(direction === 'outgoing' ? 'nav.outgoing' : 'nav.incoming');
          return (
            <li key={key} className="odoo-step">
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
              {tested !== undefined && (
                <OdooTestVerdict
                  result={tested.result}
                  at={tested.at}
                  outdated={tested.stamp !== stamps.get(key)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface StampedResult extends TimedResult {
  readonly stamp: string | undefined;
}

function keyOf({ direction, id }: { readonly direction: string; readonly id: number }): string {
  return `${direction} ${id}`;
}

/** What the result of Odoo's own test depends on: where it differs by now, the result is outdated. */
function stampOf(
  server: OdooOutgoing | OdooIncoming,
  { applicationId, secret, endpoint }: OdooSnapshot,
  runs: readonly OdooRun[],
): string {
  const { authentication, host, port, encryption, username, hasToken, active } = server;
  const ofServer = [authentication, host, port, encryption, username, hasToken, active];
  const written = runs.flatMap(({ appliedAt, undoneAt }) => [appliedAt, undoneAt ?? '']).sort();
  return JSON.stringify([ofServer, applicationId, secret, endpoint, written.at(-1) ?? '']);
}
