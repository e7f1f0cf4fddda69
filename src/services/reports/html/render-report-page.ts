import { type ReportBundle } from '../../../contract/reports.ts';
import { countOutcomes, verdictOf } from '../report-verdict.ts';
import { describeUnproven } from '../render-report-text.ts';
import { networkLines, type ReportTexts } from '../report-texts.ts';
import { mapInSlices, type Slices } from '../work-in-slices.ts';
import { writeBundleJsonForHtml } from '../write-bundle-json.ts';
import { embedJson } from './embedded-bundle.ts';
import { markup, type Html } from './html.ts';
import { renderAzureApp, renderLinks } from './render-client.ts';
import { renderPage } from './render-page.ts';
import { renderOverview, renderServer } from './render-server.ts';
import { describeDifferences, verdictOfDifferences } from '../odoo-lines.ts';
import { renderOdoo } from './render-odoo.ts';

/** The report as one page that opens anywhere, offline, in any browser, and prints. */
export function* renderReportPage(bundle: ReportBundle, texts: ReportTexts): Slices<string[]> {
  const title = texts.say('title', { client: bundle.client.name });
  const head = markup`${renderVerdict(bundle, texts)} ${renderNotes(bundle, texts)}`;
  const overview = yield* renderOverview(bundle, texts);
  const servers = yield* mapInSlices(bundle.servers, (server, index) =>
    renderServer(server, index, texts),
  );
  const odoo = bundle.odoo && (yield* renderOdoo(bundle.odoo, texts));
  yield;
  const about = markup`${renderLinks(bundle, texts)} ${renderAzureApp(bundle, texts)} ${renderLog(bundle, texts)}`;
  const content = [overview, ...servers, odoo, about].filter((part) => part !== null);
  const embedded = embedJson(yield* writeBundleJsonForHtml(bundle));
  return renderPage(bundle, { title, head, content, bundle: embedded });
}

function renderVerdict(bundle: ReportBundle, texts: ReportTexts): Html {
  const counts = countOutcomes(bundle);
  const verdict = verdictOf(counts);
  const unproven = describeUnproven(counts, texts).map((line) => ` ${line}`);
  return markup`<p class="verdict ${verdict}">
      <strong>${texts.say(`verdict.${verdict}`, { ...counts, count: counts[verdict] })}</strong>${unproven}
    </p>
    ${
      bundle.odoo === null
        ? null
        : markup`<p class="verdict ${verdictOfDifferences(bundle.odoo)}">
            ${describeDifferences(bundle.odoo, texts)}
          </p>`
    }`;
}

function renderNotes({ createdAt, collega, ...bundle }: ReportBundle, texts: ReportTexts): Html {
  const notes = [
    texts.say('created', {
      date: texts.dateTime(createdAt),
      version: collega.version,
      shell: texts.say(`ui:about.shells.${collega.shell}`),
      platform: collega.platform,
    }),
    ...networkLines(collega, texts),
    texts.say('withoutSecrets'),
    ...(bundle.mailboxesMasked ? [texts.say('masked')] : []),
    ...(bundle.organisationMasked ? [texts.say('organisationMasked')] : []),
    ...(bundle.client.sandbox ? [texts.say('practice')] : []),
  ];
  return markup`<p class="notes">${notes.join(' ')}</p>`;
}

function renderLog({ log }: ReportBundle, texts: ReportTexts): Html {
  if (log.length === 0) return markup``;
  return markup`<section>
    <details>
      <summary>${texts.say('ui:reports.log', { count: log.length })}</summary>
      <pre>${log.join('\n')}</pre>
    </details>
  </section>`;
}
