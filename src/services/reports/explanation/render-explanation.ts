import { type ExplanationReport } from '../../../contract/explanation-report.ts';
import { type ReportForms } from '../../../contract/reports.ts';
import { embedExplanation } from '../html/embedded-bundle.ts';
import { markup, type Html } from '../html/html.ts';
import { renderFindings } from '../html/render-finding.ts';
import { renderPage } from '../html/render-page.ts';
import { describeFinding, oneLine } from '../render-report-text.ts';
import { type ReportTexts, textsIn } from '../report-texts.ts';
import { writeJson } from '../visible-text.ts';

/** Lines of the text itself that go into a ticket. */
const maxTextLines = 20;

/** The three forms of an explanation, in its own language. */
export function renderExplanation(explanation: ExplanationReport): ReportForms {
  const texts = textsIn(explanation.language);
  const masked = explanation.mailboxesMasked ? '-masked' : '';
  return {
    html: renderExplanationPage(explanation, texts),
    json: `${writeJson(explanation)}\n`,
    text: renderExplanationText(explanation, texts),
    fileName: `collega-explanation${masked}-${explanation.createdAt.slice(0, 10)}`,
  };
}

function renderExplanationPage(explanation: ExplanationReport, texts: ReportTexts): string {
  const { say } = texts;
  const { findings, text } = explanation;
  const content = markup`<section>
    ${findings.length === 0 ? markup`<p>${say('explanation.nothing')}</p>` : renderFindings(findings, texts)}
    <h2>${say('explanation.text')}</h2>
    <pre><code>${text}</code></pre>
  </section>`;
  const page = renderPage(explanation, {
    title: say('explanation.title'),
    head: renderHead(explanation, texts),
    content: [content],
    bundle: embedExplanation(explanation),
  });
  return page.join('');
}

function renderHead(explanation: ExplanationReport, texts: ReportTexts): Html {
  return markup`<p class="verdict untested"><strong>${texts.say('explanation.notATest')}</strong></p>
    <p class="notes">${describeNotes(explanation, texts).join(' ')}</p>`;
}

function renderExplanationText(explanation: ExplanationReport, texts: ReportTexts): string {
  const { say } = texts;
  const { findings, text } = explanation;
  const told = new Set<string>();
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const left = lines.length - maxTextLines;
  return `${[
    say('explanation.title'),
    say('explanation.notATest'),
    ...(findings.length === 0
      ? [say('explanation.nothing')]
      : findings.flatMap((finding) => describeFinding(finding, told, texts))),
    `${say('explanation.text')}:`,
    ...lines.slice(0, maxTextLines).map((line) => `  | ${line}`),
    ...(left > 0 ? [`  … +${left}`] : []),
    ...describeNotes(explanation, texts),
  ]
    .map(oneLine)
    .join('\n')}\n`;
}

function describeNotes(explanation: ExplanationReport, { say, dateTime }: ReportTexts): string[] {
  const { createdAt, collega, mailboxesMasked, organisationMasked } = explanation;
  return [
    say('created', {
      date: dateTime(createdAt),
      version: collega.version,
      shell: say(`ui:about.shells.${collega.shell}`),
      platform: collega.platform,
    }),
    say('withoutSecrets'),
    ...(mailboxesMasked ? [say('masked')] : []),
    ...(organisationMasked ? [say('organisationMasked')] : []),
  ];
}
