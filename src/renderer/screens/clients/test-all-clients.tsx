import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type Failure } from '../../../contract/failures.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useServices } from '../../window-services/services-context.ts';

type Run =
  | {
      readonly state: 'running';
      readonly name: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly state: 'ended'; readonly tested: number; readonly of: number; readonly at: string };

/** Tests every active server of every client in use, a client at a time. */
export function TestAllClients({ clients }: { readonly clients: readonly Client[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { api, manyTests } = useServices();
  const [run, setRun] = useState<Run | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const current = useRef<string | null>(null);
  const stop = useRef(new AbortController());
  const inUse = clients.filter(({ archived }) => !archived);

  const start = async () => {
    const { signal } = (stop.current = new AbortController());
    setFailure(null);
    let tested = 0;
    try {
      for (const [done, { id, name }] of inUse.entries()) {
        if (signal.aborted) break;
        setRun({ state: 'running', name, done, total: inUse.length });
        const servers = await ask(api, 'mailServers.list', { clientId: id });
        const active = servers.filter((server) => server.active);
        if (active.length === 0) continue;
        const list = `all/${id}`;
        current.current = list;
        await manyTests.start(
          list,
          active.map((server) => server.id),
        );
        const ended = manyTests.store.get(list);
        if (ended?.state === 'refused') setFailure(ended.failure);
        else if (ended?.state === 'finished') {
          tested += ended.result.results.filter(({ outcome }) => outcome !== 'cancelled').length;
        }
        manyTests.forget(list);
      }
    } catch (error) {
      setFailure(failureOf(error));
    }
    current.current = null;
    setRun({ state: 'ended', tested, of: inUse.length, at: new Date().toISOString() });
  };
  const cancel = () => {
    stop.current.abort();
    if (current.current !== null) void manyTests.cancel(current.current);
  };

  return (
    <div className="test-all">
      {run?.state === 'running' ? (
        <button type="button" className="btn btn-secondary" onClick={cancel}>
          {t('manyTests.cancel')}
        </button>
      ) : (
        <button type="button" className="btn btn-secondary" onClick={() => void start()}>
          {t('clients.testAll')}
        </button>
      )}
      {run !== null && (
        <span role="status">
          {run.state === 'running'
            ? t('clients.testingAll', { name: run.name, number: run.done + 1, total: run.total })
            : t('clients.testedAll', { count: run.tested, date: dateTime(run.at) })}
        </span>
      )}
      <FailureAlert failure={failure} />
    </div>
  );
}
