import { useRef, useState } from 'react';
import { type Client } from '../../../contract/clients.ts';
import { type TestOutcome } from '../../../contract/connection-tests.ts';
import { type Failure } from '../../../contract/failures.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';

export type TestAllRun =
  | {
      readonly state: 'running';
      readonly name: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly state: 'ended';
      readonly cancelled: boolean;
      readonly counts: Readonly<Record<TestOutcome, number>>;
      /** Clients without a server in use: nothing of them was tested. */
      readonly withoutServers: number;
      readonly at: string;
    };

/** Tests every active server of every client in use, a client at a time. */
export function useTestAll(clients: readonly Client[]) {
  const { api, manyTests } = useServices();
  const [run, setRun] = useState<TestAllRun | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const current = useRef<string | null>(null);
  const stop = useRef(new AbortController());
  const inUse = clients.filter(({ archived }) => !archived);

  const start = async () => {
    const { signal } = (stop.current = new AbortController());
    setFailure(null);
    const counts = { passed: 0, warning: 0, failed: 0, cancelled: 0 };
    let withoutServers = 0;
    const testClient = async ({ id }: Client): Promise<void> => {
      const servers = await ask(api, 'mailServers.list', { clientId: id });
      const serverIds = servers.filter(({ active }) => active).map((server) => server.id);
      if (serverIds.length === 0) withoutServers += 1;
      // Counted after a cancellation too: what was not tested is part of the answer.
      else if (signal.aborted) counts.cancelled += serverIds.length;
      else {
        const list = (current.current = `all/${id}`);
        await manyTests.start(list, serverIds);
        const ended = manyTests.store.get(list);
        if (ended?.state === 'refused') {
          setFailure(ended.failure);
          counts.cancelled += serverIds.length;
        } else if (ended?.state === 'finished') {
          for (const { outcome } of ended.result.results) counts[outcome] += 1;
        }
        manyTests.forget(list);
      }
    };
    try {
      for (const [done, client] of inUse.entries()) {
        if (!signal.aborted) {
          setRun({ state: 'running', name: client.name, done, total: inUse.length });
        }
        await testClient(client);
      }
    } catch (error) {
      setFailure(failureOf(error));
    }
    current.current = null;
    const at = new Date().toISOString();
    setRun({ state: 'ended', cancelled: signal.aborted, counts, withoutServers, at });
  };
  const cancel = () => {
    stop.current.abort();
    if (current.current !== null) void manyTests.cancel(current.current);
  };
  return { run, failure, start: () => void start(), cancel };
}
