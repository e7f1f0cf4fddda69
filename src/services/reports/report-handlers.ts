import { randomUUID } from 'node:crypto';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { CancellableRuns } from '../cancellable-runs.ts';
import { type ExplanationRequest } from '../../contract/explanation-report.ts';
import {
  type ReportForms,
  type ReportFormat,
  type ReportProgress,
  type ReportRequest,
} from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { type Shell } from '../shell/ports/shell.ts';
import { saveContent } from '../shell/save-content.ts';
import { contextWithoutClient } from '../diagnosis/context-without-client.ts';
import { describePasted } from '../diagnosis/describe-context.ts';
import { createReport, joinForms, type MadeReport, pauseUnless } from './create-report.ts';
import { createExplanation } from './explanation/create-explanation.ts';
import { renderExplanation } from './explanation/render-explanation.ts';
import { readWhatToHide } from './redact-report.ts';
import { type ReportSources } from './gather-report.ts';
import { openFile } from './open-report.ts';

/** An explanation is about a text, and about no server. */
const noServers = { servers: [], odoo: null, collega: { network: null } };

type ReportCalls = Extract<keyof Handlers, `reports.${string}`>;

export function createReportHandlers(
  services: ReportSources & {
    readonly shell: Pick<Shell, 'kind' | 'saveFile'>;
    readonly inForce: () => Promise<TrustInForce>;
    readonly language: () => Language;
    readonly announce: (progress: ReportProgress) => void;
    /** Aborted when Collega closes. */
    readonly signal: AbortSignal;
  },
): Pick<Handlers, ReportCalls> {
  const runs = new CancellableRuns(services.signal);
  const run = <Made>(
    runId: string | undefined,
    asker: AbortSignal,
    make: (signal: AbortSignal) => Promise<Made>,
  ): Promise<Made> => runs.run(runId ?? randomUUID(), asker, make);

  const create = async (
    request: ReportRequest,
    formats: readonly ReportFormat[],
    runId: string | undefined,
    signal: AbortSignal,
  ): Promise<MadeReport> => {
    const announce = (progress: Omit<ReportProgress, 'runId'>): void => {
      if (runId !== undefined) services.announce({ runId, ...progress });
    };
    return createReport(services, request, await services.inForce(), signal, announce, formats);
  };

  const explain = async (
    request: ExplanationRequest,
    signal: AbortSignal,
  ): Promise<ReportForms> => {
    const { records, clock, version, shell } = services;
    const { clientId, mailbox, language } = request;
    const pause = () => pauseUnless(signal);
    const known =
      clientId === null
        ? { context: { ...contextWithoutClient(language), mailbox }, toHide: null }
        : {
            context: describePasted(records.of(clientId), mailbox, language),
            toHide: await readWhatToHide(noServers, services, clientId, pause),
          };
    const about = { version, shell: shell.kind, now: clock.now(), pause };
    return renderExplanation(await createExplanation({ request, ...known, ...about }));
  };

  return {
    'reports.create': ({ runId, formats, maxLength, ...request }, { signal: asker }) =>
      run(runId, asker, async (signal) =>
        joinForms(await create(request, formats, runId, signal), maxLength),
      ),

    /** Made here once more: a page can save a report, never a file of its own making. */
    'reports.save': ({ runId, request, format }, { signal: asker }) =>
      run(runId, asker, async (signal) => {
        const report = await create(request, [format], runId, signal);
        await pauseUnless(signal);
        const suggestedName = `${report.fileName}.${format}`;
        return saveContent(services.shell, { suggestedName, content: report[format] });
      }),

    'reports.createExplanation': ({ runId, ...request }, { signal: asker }) =>
      run(runId, asker, (signal) => explain(request, signal)),

    'reports.saveExplanation': ({ runId, request, format }, { signal: asker }) =>
      run(runId, asker, async (signal) => {
        const report = await explain(request, signal);
        await pauseUnless(signal);
        const suggestedName = `${report.fileName}.${format}`;
        return saveContent(services.shell, { suggestedName, content: report[format] });
      }),

    'reports.cancel': ({ runId }) => {
      runs.cancel(runId);
      return null;
    },

    'reports.open': ({ content, names }) =>
      openFile(
        content,
        services.language(),
        Object.fromEntries(names.map(({ label, address }) => [label, address])),
      ),
  };
}
