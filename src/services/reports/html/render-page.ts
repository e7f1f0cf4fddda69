import { createHash } from 'node:crypto';
import { type ExplanationReport } from '../../../contract/explanation-report.ts';
import { type ReportBundle } from '../../../contract/reports.ts';
import { markup, trustHtml, type Html } from './html.ts';
import { reportStyle } from './report-style.ts';

/** Only this very style sheet applies; nothing is loaded, run, framed or sent. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface PageParts {
  readonly title: string;
  /** Below the title: what the page is about, and how it was made. */
  readonly head: Html;
  readonly content: readonly Html[];
  /** What is shown, for Collega to open: `embedJson`. */
  readonly bundle: readonly string[];
}

/**
 * A page that loads and runs nothing, and carries the bundle that it shows. In pieces: one of many
 * servers has megabytes, and joining them would hold up the thread.
 */
export function renderPage(
  { language, collega }: ReportBundle | ExplanationReport,
  { title, head, content, bundle }: PageParts,
): string[] {
  const start = markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${trustHtml(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Collega ${collega.version}" />
        <title>${title}</title>
        ${trustHtml(`<style>${reportStyle}</style>`)}
      </head>
      <body>
        <main>
          <header>
            <h1>${title}</h1>
            ${head}
          </header>`;
  return [
    start.html,
    ...content.map(({ html }) => html),
    '</main>\n',
    ...bundle,
    '\n</body></html>\n',
  ];
}
