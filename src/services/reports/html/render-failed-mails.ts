import { headingOf } from '../../../contract/odoo-mails.ts';
import { type ReportedOdoo } from '../../../contract/reports.ts';
import { describeJob, describeMailCounts } from '../odoo-lines.ts';
import { type ReportTexts } from '../report-texts.ts';
import { mapInSlices, type Slices } from '../work-in-slices.ts';
import { markup, type Html } from './html.ts';
import { renderFinding } from './render-finding.ts';

type Mails = NonNullable<ReportedOdoo['mails']>;

/** What Odoo could not send, by cause, and whether it fetches. */
export function* renderFailedMails(mails: Mails, texts: ReportTexts): Slices<Html> {
  const { say, dateTime } = texts;
  const groups = yield* mapInSlices(mails.groups, (group) => renderGroup(group, texts));
  return markup`<h3>${say('ui:nav.failedMails')}</h3>
    <p class="verdict ${mails.failed > 0 ? 'failed' : 'passed'}">
      ${describeMailCounts(mails, texts)}
    </p>
    ${groups}
    <h3>${say('ui:odoo.mails.jobsTitle')}</h3>
    <ul>
      ${mails.jobs.map((job) => markup`<li>${describeJob(job, texts)}</li>`)}
      ${mails.fetching.map(
        ({ name, state, since, message, finding }) =>
          markup`<li>
            ${say(`ui:odoo.mails.fetching.${state}`, {
              server: name,
              since: since === null ? '–' : dateTime(since),
              message,
            })}
            ${finding === null ? null : renderFinding(finding, texts)}
          </li>`,
      )}
    </ul>`;
}

function renderGroup(group: Mails['groups'][number], texts: ReportTexts): Html {
  const { say, dateTime } = texts;
  const { finding, reason, server, count, firstAt, lastAt, senders, examples } = group;
  const time = (at: string | null): string => (at === null ? '–' : dateTime(at));
  const facts = [
    say(`ui:odoo.mails.${headingOf(group)}`, { count, first: time(firstAt), last: time(lastAt) }),
    say(`ui:odoo.mails.server.${server.how}`, { server: 'name' in server ? server.name : '' }),
    ...(senders.length === 0
      ? []
      : [say('ui:odoo.mails.senders', { senders: senders.join(', ') })]),
  ];
  return markup`<p>${facts.join(' ')}</p>
    ${
      finding === null
        ? markup`<p>${say('ui:odoo.mails.notRecognised')}</p>
            <pre><code>${reason}</code></pre>`
        : renderFinding(finding, texts)
    }
    <ul>
      ${examples.map(
        ({ at, from, to, document }) =>
          markup`<li>${[time(at), `${from} → ${to}`, document ?? ''].filter((part) => part !== '').join(' · ')}</li>`,
      )}
    </ul>`;
}
