import { setImmediate } from 'node:timers/promises';
import {
  reportFormat,
  type ReportBundle,
  type ReportFormat,
  type ReportForms,
  type ReportProgress,
  type ReportRequest,
} from '../../contract/reports.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { fail } from '../failure-error.ts';
import { type ReportSources, gatherReport } from './gather-report.ts';
import { renderReportPage } from './html/render-report-page.ts';
import { translateReport } from './own-findings.ts';
import { readWhatToHide, redactReport } from './redact-report.ts';
import { nameReportFile } from './report-file-name.ts';
import { renderReportText } from './render-report-text.ts';
import { textsIn } from './report-texts.ts';
import { runAtOnce, runWithPauses, type Slices } from './work-in-slices.ts';
import { writeBundleJson } from './write-bundle-json.ts';

const announceEveryMs = 100;

/**
 * One report in the wanted forms. Redacted before anything is made of it, so that no form can show
 * what another hides. @throws FailureError when client or servers are not there.
 */
export async function createReport(
  sources: ReportSources,
  request: ReportRequest,
  network: TrustInForce,
  signal: AbortSignal,
  announce: (progress: Omit<ReportProgress, 'runId'>) => void,
  formats: readonly ReportFormat[],
): Promise<MadeReport> {
  const pause = () => pauseUnless(signal);
  const { clock } = sources;
  const gathered = await gatherReport(sources, request, network, pause);
  const toHide = await readWhatToHide(gathered, sources, request.clientId, pause);
  const total = gathered.servers.length;
  let announcedAt = clock.monotonic();
  const redacted = await redactReport(gathered, toHide, pause, (done) => {
    if (clock.monotonic() - announcedAt < announceEveryMs) return;
    announcedAt = clock.monotonic();
    announce({ done, total });
  });
  const bundle = await runWithPauses(translateReport(redacted, request.language), pause);
  return runWithPauses(renderInSlices(bundle, formats), pause);
}

/** The forms of one report in pieces: a long one is joined where it must be one text. */
export interface MadeReport extends Readonly<Record<ReportFormat, readonly string[]>> {
  readonly fileName: string;
}

/** @param maxLength of a form, in characters; a longer one is left out. */
export function joinForms(
  { html, json, text, fileName }: MadeReport,
  maxLength = Infinity,
): ReportForms {
  const join = (pieces: readonly string[]): string =>
    pieces.reduce((length, piece) => length + piece.length, 0) > maxLength ? '' : pieces.join('');
  return { html: join(html), json: join(json), text: join(text), fileName };
}

/**
 * Lets the rest of the program work: five hundred mailboxes take seconds, and the window shares this
 * thread (docs/adr/0014). @throws FailureError `cancelled` once the signal has aborted.
 */
export async function pauseUnless(signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (signal.aborted) fail({ kind: 'cancelled' });
}

/** The three forms of a bundle, in the bundle's own language. */
export function renderReport(bundle: ReportBundle): ReportForms {
  return joinForms(runAtOnce(renderInSlices(bundle, reportFormat.options)));
}

function* renderInSlices(
  bundle: ReportBundle,
  formats: readonly ReportFormat[],
): Slices<MadeReport> {
  const texts = textsIn(bundle.language);
  const html = formats.includes('html') ? yield* renderReportPage(bundle, texts) : [];
  const json = formats.includes('json') ? [...(yield* writeBundleJson(bundle)), '\n'] : [];
  yield;
  const text = formats.includes('text') ? [renderReportText(bundle, texts)] : [];
  return { html, json, text, fileName: nameReportFile(bundle) };
}
