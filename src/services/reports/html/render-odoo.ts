import { showHost } from '../../../contract/mail-hosts.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type ReportedOdoo } from '../../../contract/reports.ts';
import { describeOdooValue } from '../../../languages/odoo-values.ts';
import { describeDifferences, verdictOfDifferences } from '../odoo-lines.ts';
import { type ReportTexts } from '../report-texts.ts';
import { mapInSlices, type Slices } from '../work-in-slices.ts';
import { markup, type Html } from './html.ts';
import { renderFinding } from './render-finding.ts';
import { renderFailedMails } from './render-failed-mails.ts';

/** The client's Odoo as it was read: what differs first, then what it could not send, then all of it. */
export function* renderOdoo(odoo: ReportedOdoo, texts: ReportTexts): Slices<Html> {
  const { say, dateTime } = texts;
  const { snapshot, senders, mails } = odoo;
  const differences = yield* mapInSlices(odoo.differences, (difference) =>
    renderDifference(difference, texts),
  );
  const findings = yield* mapInSlices(senders, (finding) => renderFinding(finding, texts));
  const failed = mails && (yield* renderFailedMails(mails, texts));
  const servers = yield* renderServers(snapshot, texts);
  return markup`<section aria-labelledby="odoo">
    <h2 id="odoo">${say('odoo.title', { database: snapshot.database })}</h2>
    <p class="muted">
      ${snapshot.url}, Odoo ${snapshot.version}
      (${say(`ui:odoo.editions.${snapshot.edition}`)}), ${say('odoo.readOn', { time: dateTime(snapshot.readAt) })}
    </p>
    <p class="verdict ${verdictOfDifferences(odoo)}">
      <strong>${describeDifferences(odoo, texts)}</strong>
    </p>
    ${differences}
    ${senders.length === 0 ? null : markup`<h3>${say('ui:odoo.sendersTitle')}</h3>`}
    ${findings} ${failed ?? markup`<p>${say('odoo.mailsNotRead')}</p>`}
    <details>
      <summary>${say('odoo.setUp')}</summary>
      ${servers} ${renderSettings(snapshot, texts)}
    </details>
  </section>`;
}

function renderDifference(difference: ReportedOdoo['differences'][number], texts: ReportTexts) {
  const { say } = texts;
  const { severity, title, name, field, collega, odoo, consequence, fix } = difference;
  const shown = (value: string | null): string =>
    describeOdooValue(field, value, (key) => say(`ui:${key}`));
  const rows: readonly (readonly [string, string])[] = [
    [say('odoo.where'), name],
    ...(collega === null && odoo === null
      ? []
      : ([
          ['Collega', shown(collega)],
          ['Odoo', shown(odoo)],
        ] as const)),
    [say('odoo.consequence'), consequence],
    [say('ui:findings.fix'), fix],
  ];
  return markup`<article class="finding ${severity === 'error' ? 'error' : 'warning'}">
    <h3><span class="mark">${say(`ui:odoo.severity.${severity}`)}:</span> ${title}</h3>
    ${renderPairs(rows)}
    <p class="code">${difference.code}</p>
  </article>`;
}

function* renderServers(snapshot: OdooSnapshot, { say }: ReportTexts): Slices<Html> {
  const columns = ['id', 'name', 'host', 'authentication', 'username', 'filter', 'priority'];
  const yes = (value: boolean): string => say(value ? 'ui:odoo.yes' : 'ui:odoo.no');
  const all = (['outgoing', 'incoming'] as const).flatMap((direction) =>
    snapshot[direction].map((server) => ({ direction, server })),
  );
  const rows = yield* mapInSlices(all, ({ direction, server }) => {
    const cells = [
      say(`ui:reports.direction.${direction}`),
      String(server.id),
      server.name,
      server.host === null ? '–' : `${showHost(server.host)}:${server.port ?? '–'}`,
      server.authentication,
      server.username ?? '–',
      ('fromFilter' in server ? server.fromFilter : null) ?? '–',
      String(server.sequence ?? '–'),
      yes(server.hasToken),
      yes(server.active),
    ];
    return markup`<tr>
              ${cells.map((cell) => markup`<td>${cell}</td>`)}
            </tr>`;
  });
  return markup`<div class="frame">
    <table>
      <thead>
        <tr>
          <th scope="col">${say('ui:odoo.columns.direction')}</th>
          ${[...columns, 'token', 'active'].map((column) => markup`<th scope="col">${say(`ui:odoo.columns.${column}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** By Odoo's own names: they are what one looks for in its system parameters. */
function renderSettings(snapshot: OdooSnapshot, { say }: ReportTexts): Html {
  const { senderParameters: sender } = snapshot;
  const set = (value: string | null): string => value ?? say('ui:odoo.notSet');
  return renderPairs([
    ['microsoft_outlook_client_id', set(snapshot.applicationId)],
    ['microsoft_outlook_client_secret', say(`ui:odoo.secret.${snapshot.secret}`)],
    ['microsoft_outlook.endpoint', set(snapshot.endpoint)],
    ['web.base.url', set(snapshot.webBaseUrl)],
    ['web.base.url.freeze', say(snapshot.webBaseUrlFrozen ? 'ui:odoo.yes' : 'ui:odoo.no')],
    ['mail.default.from', set(sender.defaultFrom)],
    ['mail.default.from_filter', set(sender.defaultFromFilter)],
    ['mail.catchall.domain', set(sender.catchallDomain)],
    ...snapshot.aliasDomains.map(
      ({ name, defaultFrom, bounceAlias, catchallAlias }) =>
        [
          `mail.alias.domain ${name}`,
          [defaultFrom, bounceAlias, catchallAlias].map(set).join(', '),
        ] as const,
    ),
  ]);
}

export function renderPairs(rows: readonly (readonly [string, string])[]): Html {
  return markup`<dl>
    ${rows.map(
      ([name, value]) =>
        markup`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
