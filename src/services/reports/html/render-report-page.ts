import { createHash } from 'node:crypto';
import { type ReportBundle } from '../../../contract/reports.ts';
import { countOutcomes, verdictOf } from '../report-verdict.ts';
import { describeUnproven } from '../render-report-text.ts';
import { networkLines, type ReportTexts } from '../report-texts.ts';
import { embedBundle } from './embedded-bundle.ts';
import { markup, trustHtml, type Html } from './html.ts';
import { renderAzureApp, renderLinks } from './render-client.ts';
import { renderOverview, renderServer } from './render-server.ts';
import { describeDifferences, verdictOfDifferences } from '../odoo-lines.ts';
import { renderOdoo } from './render-odoo.ts';
import { reportStyle } from './report-style.ts';

/** Only this very style sheet applies; nothing is loaded, run, framed or sent. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The report as one page that opens anywhere, offline, in any browser, and prints. */
export function renderReportPage(bundle: ReportBundle, texts: ReportTexts): string {
  const title = texts.say('title', { client: bundle.client.name });
  const page = markup`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trustHtml(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Collega ${bundle.collega.version}" />
        <title>${title}</title>
        ${trustHtml(`<style>${reportStyle}</style>`)}
      </head>
      <body>
        <main>
          <header>
            <h1>${title}</h1>
            ${renderVerdict(bundle, texts)} ${renderNotes(bundle, texts)}
          </header>
          ${renderOverview(bundle, texts)}
          ${bundle.servers.map((server, index) => renderServer(server, index, texts))}
          ${bundle.odoo === null ? null : renderOdoo(bundle.odoo, texts)}
          ${renderLinks(bundle, texts)} ${renderAzureApp(bundle, texts)} ${renderLog(bundle, texts)}
        </main>
        ${embedBundle(bundle)}
      </body>
    </html> `;
  return page.html;
}

function renderVerdict(bundle: ReportBundle, texts: ReportTexts): Html {
  const counts = countOutcomes(bundle);
  const verdict = verdictOf(counts);
  const unproven = describeUnproven(counts, texts).map((line) => ` ${line}`);
  return markup`<p class="verdict ${verdict}">
      <strong>${texts.say(`verdict.${verdict}`, { ...counts })}</strong>${unproven}
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
      <summary>${texts.say('log', { lines: log.length })}</summary>
      <pre>${log.join('\n')}</pre>
    </details>
  </section>`;
}
