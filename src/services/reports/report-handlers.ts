import { type Handlers } from '../shell/bridge/bridge.ts';
import { fail } from '../failure-error.ts';
import { type ExplanationRequest } from '../../contract/explanation-report.ts';
import { type ReportForms, type ReportProgress } from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { type Shell } from '../shell/ports/shell.ts';
import { contextWithoutClient } from '../diagnosis/context-without-client.ts';
import { describeContext } from '../diagnosis/describe-context.ts';
import { createReport, pauseUnless } from './create-report.ts';
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
  },
): Pick<Handlers, ReportCalls> {
  const save = async (suggestedName: string, content: string) => {
    const saved = await services.shell.saveFile({ suggestedName, content });
    switch (saved.kind) {
      case 'saved':
        return { path: saved.path };
      case 'cancelled':
        return null;
      case 'failed':
        return fail({ kind: 'not-saved', path: saved.path, code: saved.code });
    }
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
            context: describeContext(records.client(clientId), { mailbox }, language),
            toHide: await readWhatToHide(noServers, services, clientId, pause),
          };
    const about = { version, shell: shell.kind, now: clock.now(), pause };
    return renderExplanation(await createExplanation({ request, ...known, ...about }));
  };

  return {
    'reports.create': async (request, { signal }) =>
      createReport(services, request, await services.inForce(), signal, services.announce),

    /** Made here once more: a page can save a report, never a file of its own making. */
    'reports.save': async ({ request, format }, { signal }) => {
      const report = await createReport(
        services,
        request,
        await services.inForce(),
        signal,
        services.announce,
      );
      return save(`${report.fileName}.${format}`, report[format]);
    },

    'reports.createExplanation': (request, { signal }) => explain(request, signal),

    'reports.saveExplanation': async ({ request, format }, { signal }) => {
      const report = await explain(request, signal);
      return save(`${report.fileName}.${format}`, report[format]);
    },

    'reports.open': ({ content, names }) =>
      openFile(
        content,
        services.language(),
        Object.fromEntries(names.map(({ label, address }) => [label, address])),
      ),
  };
}
