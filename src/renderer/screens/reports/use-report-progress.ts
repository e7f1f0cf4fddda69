import { useEffect, useState } from 'react';
import { type ReportProgress } from '../../../contract/reports.ts';
import { useServices } from '../../window-services/services-context.ts';

type Count = Pick<ReportProgress, 'done' | 'total'>;

/** How far the report of a client is; null until its services have said so. */
export function useReportProgress(clientId: string): Count | null {
  const { api } = useServices();
  const [count, setCount] = useState<Count | null>(null);
  useEffect(
    () =>
      api.on('reports.progress', ({ clientId: of, done, total }) => {
        if (of === clientId) setCount(done < total ? { done, total } : null);
      }),
    [api, clientId],
  );
  return count;
}
