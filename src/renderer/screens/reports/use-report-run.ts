import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Failure } from '../../../contract/failures.ts';
import { type ReportForms, type ReportProgress } from '../../../contract/reports.ts';
import { CallFailure, failureOf } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';

export type SavedFormat = 'html' | 'json';
type SavedPlace = { readonly path: string } | null;

/** The two calls of one kind of report; `runId` is what `reports.cancel` ends them by. */
interface ReportCalls<Request> {
  readonly request: Request;
  readonly create: (request: Request, runId: string) => Promise<ReportForms>;
  readonly save: (request: Request, runId: string, format: SavedFormat) => Promise<SavedPlace>;
}

export interface ReportRun {
  /** What was chosen: another text for another choice. */
  readonly chosen: string;
  /** Undefined while they are made. */
  readonly forms: ReportForms | undefined;
  readonly making: boolean;
  readonly saving: boolean;
  /** How far it is; null until its services have said so. */
  readonly progress: Pick<ReportProgress, 'done' | 'total'> | null;
  /** Undefined until something was to be saved; null: nothing was. */
  readonly saved: SavedPlace | undefined;
  readonly failure: Failure | null;
  readonly save: (format: SavedFormat) => void;
}

/**
 * Makes a report as soon as it is chosen, since copying needs the text within the click; not cached.
 * What is being made or saved ends when another is chosen or the dialog closes: hundreds of servers
 * take seconds of the services' time.
 */
export function useReportRun<Request>({
  request,
  create,
  save: saveReport,
}: ReportCalls<Request>): ReportRun {
  const { api } = useServices();
  const [running, setRunning] = useState<string | null>(null);
  const [progress, setProgress] = useState<ReportProgress | null>(null);
  const saving = useRef<AbortController | null>(null);
  const chosen = JSON.stringify(request);

  const runUntil = async <Made>(
    signal: AbortSignal,
    make: (runId: string) => Promise<Made>,
  ): Promise<Made> => {
    const runId = crypto.randomUUID();
    setRunning(runId);
    const cancel = (): void => void api.call('reports.cancel', { runId });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await make(runId);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
  const report = useQuery({
    queryKey: ['report', chosen],
    queryFn: ({ signal }) => runUntil(signal, (runId) => create(request, runId)),
    staleTime: 0,
    gcTime: 0,
  });
  const save = useMutation({
    mutationFn: async (format: SavedFormat) => {
      saving.current = new AbortController();
      try {
        return await runUntil(saving.current.signal, (runId) => saveReport(request, runId, format));
      } catch (error) {
        if (isCancelled(error)) return null;
        throw error;
      }
    },
  });
  useEffect(() => () => saving.current?.abort(), [chosen]);
  useEffect(() => api.on('reports.progress', setProgress), [api]);

  return {
    chosen,
    forms: report.data,
    making: report.isPending,
    saving: save.isPending,
    // Of a run that was cancelled, or of another window, a count may still be on its way.
    progress: progress?.runId === running ? progress : null,
    saved: save.data,
    failure:
      [report.error, save.error].flatMap((error) =>
        error === null ? [] : [failureOf(error)],
      )[0] ?? null,
    save: (format) => {
      if (!save.isPending) save.mutate(format);
    },
  };
}

function isCancelled(error: unknown): boolean {
  return error instanceof CallFailure && error.failure.kind === 'cancelled';
}
