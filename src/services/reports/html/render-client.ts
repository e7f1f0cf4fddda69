import { type ReportBundle, type ReportedLink } from '../../../contract/reports.ts';
import { nameAuthority, type ReportTexts } from '../report-texts.ts';
import { markup, type Html } from './html.ts';
import { renderFinding } from './render-finding.ts';

/** Who is linked, since when, and whether the tokens still renew. */
export function renderLinks({ links }: ReportBundle, texts: ReportTexts): Html {
  const { say } = texts;
  return markup`<section aria-labelledby="links">
    <h2 id="links">${say('links')}</h2>
    ${links.length === 0 ? markup`<p>${say('noLinks')}</p>` : links.map((link) => renderLink(link, texts))}
  </section>`;
}

function renderLink(link: ReportedLink, texts: ReportTexts): Html {
  const { say } = texts;
  const notes = [
    ...(link.kind === 'delegate' ? [say('delegate')] : []),
    ...(link.personal ? [say('personal')] : []),
  ];
  const account = notes.length === 0 ? link.account : `${link.account} (${notes.join(', ')})`;
  const { state } = link.health;
  return markup`<h3>${link.mailbox}</h3>
    <dl>
      ${renderFact(say('health'), markup`<strong class="mark ${state === 'valid' ? 'passed' : 'failed'}">${say(`ui:servers.linkState.${state}`)}</strong>`)}
      ${renderFact(say('account'), account)}
      ${renderFact(say('renewedOn'), texts.dateTime(link.refreshedAt))}
      ${renderFact(say('scopes'), link.scopes.join(' '))}
    </dl>
    ${link.health.state === 'broken' ? renderFinding(link.health.finding, texts) : null}`;
}

/** The registration as Odoo uses it: all that may be told. */
export function renderAzureApp({ azureApp }: ReportBundle, texts: ReportTexts): Html {
  const { say } = texts;
  return markup`<section aria-labelledby="azure-app">
    <h2 id="azure-app">${say('azureApp')}</h2>
    <dl>
      ${renderFact(say('applicationId'), azureApp.applicationId === '' ? say('unknown') : azureApp.applicationId)}
      ${renderFact(say('secret'), describeSecret(azureApp, texts))}
      ${renderFact(say('authority'), nameAuthority(azureApp.authority, texts))}
      ${renderFact(say('cloud'), say(`ui:azureApp.clouds.${azureApp.cloud}`))}
      ${renderFact(say('redirectUri'), azureApp.redirectUri === '' ? say('unknown') : azureApp.redirectUri)}
    </dl>
  </section>`;
}

function describeSecret(azureApp: ReportBundle['azureApp'], { say, day }: ReportTexts): string {
  if (!azureApp.hasSecret) return say('secretMissing');
  const { secretExpiresOn } = azureApp;
  return secretExpiresOn === null
    ? say('secretStored')
    : say('secretExpires', { date: day(secretExpiresOn) });
}

function renderFact(name: string, value: Html | string): Html {
  return markup`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
