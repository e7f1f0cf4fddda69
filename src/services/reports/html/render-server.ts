import { type ConnectionTestReport, type TestStep } from '../../../contract/connection-tests.ts';
import { kindOfTest } from '../../../contract/kind-of-test.ts';
import { type ReportBundle, type ReportedServer } from '../../../contract/reports.ts';
import { type ReportTexts } from '../report-texts.ts';
import { mapInSlices, type Slices } from '../work-in-slices.ts';
import { detailLines } from '../../../contract/detail-lines.ts';
import { markup, type Html } from './html.ts';
import { renderFindings } from './render-finding.ts';

/** All servers at a glance; one alone needs no table. */
export function* renderOverview(
  { servers }: ReportBundle,
  texts: ReportTexts,
): Slices<Html | null> {
  if (servers.length < 2) return null;
  const { say } = texts;
  const rows = yield* mapInSlices(servers, (server, index) => renderRow(server, index, texts));
  return markup`<section aria-labelledby="overview">
    <h2 id="overview">${say('servers')}</h2>
    <div class="frame" role="region" aria-labelledby="overview" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('mailbox')}</th>
            <th scope="col">${say('server')}</th>
            <th scope="col">${say('result')}</th>
            <th scope="col">${say('testedOn')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function renderRow(server: ReportedServer, index: number, texts: ReportTexts): Html {
  const { say } = texts;
  return markup`<tr>
                <th scope="row"><a href="#server-${index}">${server.username}</a></th>
                <td>
                  ${server.name}<br />${say(`direction.${server.direction}`)}<br /><span
                    class="muted"
                    >${server.host}:${server.port}</span
                  >
                </td>
                <td>
                  ${renderMark(server, texts)}${server.outdated ? null : renderCauses(server.test, texts)}
                </td>
                <td>${server.test === null ? '' : texts.dateTime(server.test.startedAt)}</td>
              </tr>`;
}

/** One server: the verdict, then each finding, then the steps, then every word on the wire. */
export function renderServer(server: ReportedServer, index: number, texts: ReportTexts): Html {
  const { say } = texts;
  const id = `server-${index}`;
  const inactive = server.active ? '' : ` (${say('inactive')})`;
  return markup`<section class="server" aria-labelledby="${id}">
    <h2 id="${id}">${say(`direction.${server.direction}`)}: ${server.username}${inactive}</h2>
    <p class="muted">
      ${server.name} – ${server.host}:${server.port},
      ${say(`ui:servers.encryptions.${server.encryption}`)}
    </p>
    ${server.test === null ? markup`<p class="verdict untested">${say('neverTested')}</p>` : renderTest(server.test, server, texts)}
  </section>`;
}

function renderTest(test: ConnectionTestReport, server: ReportedServer, texts: ReportTexts): Html {
  const { say } = texts;
  const moved = test.server.host !== server.host || test.server.port !== server.port;
  const facts = say('testFacts', {
    server: `${test.server.host}:${test.server.port}`,
    username: test.server.username,
    duration: texts.duration(test.durationMs),
    roundTrips: test.roundTrips,
  });
  const result = say(`ui:tests.outcome.${kindOfTest(test)}.${test.outcome}`);
  return markup`<p class="verdict ${server.outdated ? 'outdated' : test.outcome}">
      <strong>${result}${server.outdated ? ` (${say('outdated')})` : ''}</strong>
    </p>
    <p>
      ${say('testedOn')} ${texts.dateTime(test.startedAt)}: ${facts}.
      ${moved && !server.outdated ? markup`<strong>${say('otherServer')}</strong>` : null}
    </p>
    ${renderFindings(test.findings, texts)} ${renderSteps(test.steps, texts)}
    ${renderTranscript(test, texts)}`;
}

function renderSteps(steps: readonly TestStep[], texts: ReportTexts): Html | null {
  if (steps.length === 0) return null;
  const { say } = texts;
  return markup`<h3>${say('ui:tests.steps')}</h3>
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">${say('step')}</th>
          <th scope="col">${say('result')}</th>
          <th scope="col" class="time">${say('time')}</th>
        </tr>
      </thead>
      ${steps.map((step) => renderStep(step, texts))}
    </table>`;
}

function renderStep(step: TestStep, texts: ReportTexts): Html {
  const { say } = texts;
  const skipped = step.status === 'skipped';
  const lines = skipped ? [] : detailLines(step.detail);
  return markup`<tbody class="${step.status}">
    <tr>
      <th scope="row">${say(`ui:steps.${step.id}`)}</th>
      <td class="mark">${say(`ui:tests.status.${step.status}`)}</td>
      <td class="time">${skipped ? '' : texts.duration(step.durationMs)}</td>
    </tr>
    ${
      lines.length === 0
        ? null
        : markup`<tr class="seen">
            <td colspan="3">
              <details>
                <summary>${say('ui:tests.evidence')}</summary>
                <dl>
                  ${lines.map(
                    ({ name, text }) =>
                      markup`<div>
                        <dt>${name}</dt>
                        <dd><code>${text}</code></dd>
                      </div>`,
                  )}
                </dl>
              </details>
            </td>
          </tr>`
    }
  </tbody>`;
}

function renderTranscript({ transcript }: ConnectionTestReport, texts: ReportTexts): Html | null {
  if (transcript.length === 0) return null;
  const { say } = texts;
  return markup`<details class="transcript">
    <summary>${say('transcript', { count: transcript.length })}</summary>
    <ol>
      ${transcript.map(({ at, from, line }) => markup`<li class="${from}"><span class="time">${texts.duration(at)}</span> <span class="from">${say(`ui:tests.from.${from}`)}</span> <code>${line}</code></li>`)}
    </ol>
  </details>`;
}

function renderMark({ test, outdated }: ReportedServer, { say }: ReportTexts): Html {
  if (test === null) return markup`<span class="muted">${say('ui:servers.neverTested')}</span>`;
  const result = say(`ui:servers.testState.${test.outcome}`);
  return outdated
    ? markup`<span class="muted">${result}, ${say('outdated')}</span>`
    : markup`<strong class="mark ${test.outcome}"
        >${result}</strong
      >`;
}

/** With who must act: the table alone says to whom each row belongs. */
function renderCauses(test: ConnectionTestReport | null, { say }: ReportTexts): Html[] {
  return (test?.findings ?? []).map(
    ({ title, owner }) =>
      markup`<br /><span>${title}</span><br /><span class="muted">${say(`ui:findings.owner.${owner}`)}</span>`,
  );
}
