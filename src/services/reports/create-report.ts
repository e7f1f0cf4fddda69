import { setImmediate } from 'node:timers/promises';
import { type CallValue } from '../../contract/index.ts';
import {
  type ReportBundle,
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
 * One report in its three forms. Redacted before anything is made of it, so that no form can show
 * what another hides. @throws FailureError when client or servers are not there.
 */
export async function createReport(
  sources: ReportSources,
  request: ReportRequest,
  network: TrustInForce,
  signal: AbortSignal,
  announce: (progress: Omit<ReportProgress, 'runId'>) => void,
): Promise<CallValue<'reports.create'>> {
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
  return runWithPauses(renderInSlices(bundle), pause);
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
export function renderReport(bundle: ReportBundle): CallValue<'reports.create'> {
  return runAtOnce(renderInSlices(bundle));
}

function* renderInSlices(bundle: ReportBundle): Slices<CallValue<'reports.create'>> {
  const texts = textsIn(bundle.language);
  const html = yield* renderReportPage(bundle, texts);
  const json = yield* writeBundleJson(bundle);
  yield;
  const text = renderReportText(bundle, texts);
  return { html, json: `${json}\n`, text, fileName: nameReportFile(bundle) };
}
