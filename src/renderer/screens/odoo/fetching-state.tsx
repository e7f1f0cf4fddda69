import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoOfOdoo } from '../../../contract/odoo-time.ts';
import { describeInterval } from '../../../languages/count-words.ts';
import { type OdooFailedMails } from '../../../contract/odoo-mails.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { CrossIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { useCommand } from '../../window-services/use-command.ts';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { OdooTestVerdict, type TimedResult } from './odoo-test-verdict.tsx';
import { TroubleAlert } from './trouble-alert.tsx';

/** Odoo writes times in UTC, without saying so: `2026-11-29 16:52:59`. Any other text stays. */
function localTime(text: string | null, dateTime: (iso: string) => string): string {
  const at = isoOfOdoo(text);
  return at === null ? (text ?? '–') : dateTime(at);
}

interface FetchingStateProps {
  /** Null: of an opened report, so that no Odoo can be asked. */
  readonly clientId: string | null;
  readonly mails: Pick<OdooFailedMails, 'jobs' | 'fetching'>;
}

/** Odoo's scheduled actions, and whether each incoming server is fetched. */
export function FetchingState({ clientId, mails }: FetchingStateProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const test = useCommand('odoo.test');
  const [results, setResults] = useState<Readonly<Record<number, TimedResult>>>({});
  const run = (recordId: number): void => {
    if (clientId === null) return;
    void test.run({ clientId, direction: 'incoming', recordId }, (answer) => {
      if (answer.outcome !== 'tested') return;
      const timed = { result: answer.result, at: new Date().toISOString() };
      setResults((before) => ({ ...before, [recordId]: timed }));
    });
  };
  return (
    <section className="sheet" aria-labelledby="odoo-jobs">
      <h2 id="odoo-jobs">{t('odoo.mails.jobsTitle')}</h2>
      <ul className="list-unstyled m-0">
        {mails.jobs.map(({ kind, name, trouble, active, nextCall, ...job }) => {
          const state = trouble ?? (active ? 'runs' : 'idle');
          const interval = describeInterval(job.interval, (key, values = {}) =>
            t(key as never, values),
          );
          return (
            <li key={kind}>
              {trouble === null ? <TickIcon /> : <CrossIcon />}{' '}
              {t(`odoo.mails.jobs.${state}`, {
                name,
                interval,
                next: localTime(nextCall, dateTime),
              })}
            </li>
          );
        })}
        {mails.fetching.map(({ recordId, name, state, since, message, finding }) => {
          const tested = results[recordId];
          return (
            <li key={recordId}>
              {state === 'works' && <TickIcon />}
              {state === 'fails' && <CrossIcon />}
              {(state === 'not-recorded' || state === 'not-confirmed') && <WarningIcon />}{' '}
              {t(`odoo.mails.fetching.${state}`, {
                server: name,
                since: since === null ? '–' : dateTime(since),
                message,
              })}
              {finding !== null && <FindingCard finding={finding} />}
              {state === 'not-recorded' && clientId !== null && (
                <button
                  type="button"
                  className="btn btn-secondary btn-sm"
                  disabled={test.isPending}
                  onClick={() => run(recordId)}
                >
                  {t('odoo.tests.incoming')}
                </button>
              )}
              {tested !== undefined && <OdooTestVerdict {...tested} />}
            </li>
          );
        })}
      </ul>
      <FailureAlert failure={test.error === null ? null : failureOf(test.error)} />
      {test.data?.outcome === 'failed' && <TroubleAlert trouble={test.data.trouble} />}
    </section>
  );
}
