import { type Handlers } from '../shell/bridge/bridge.ts';
import { fail } from '../failure-error.ts';
import { type Language } from '../../contract/settings.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { type Shell } from '../shell/ports/shell.ts';
import { createReport } from './create-report.ts';
import { type ReportSources } from './gather-report.ts';
import { openFile } from './open-report.ts';

type ReportCalls = Extract<keyof Handlers, `reports.${string}`>;

export function createReportHandlers(
  services: ReportSources & {
    readonly shell: Pick<Shell, 'kind' | 'saveFile'>;
    readonly inForce: () => Promise<TrustInForce>;
    readonly language: () => Language;
  },
): Pick<Handlers, ReportCalls> {
  return {
    'reports.create': async (request, { signal }) =>
      createReport(services, request, await services.inForce(), signal),

    /** Made here once more: a page can save a report, never a file of its own making. */
    'reports.save': async ({ request, format }, { signal }) => {
      const report = await createReport(services, request, await services.inForce(), signal);
      const saved = await services.shell.saveFile({
        suggestedName: `${report.fileName}.${format}`,
        content: report[format],
      });
      switch (saved.kind) {
        case 'saved':
          return { path: saved.path };
        case 'cancelled':
          return null;
        case 'failed':
          return fail({ kind: 'not-saved', path: saved.path, code: saved.code });
      }
    },

    'reports.open': ({ content }) => openFile(content, services.language()),
  };
}
