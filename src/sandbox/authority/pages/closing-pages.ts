import { practiceMailboxes } from '../../practice-mailboxes.ts';
import { type TracedRefusal } from '../oauth-refusal.ts';
import { html, type Html } from './html.ts';
import { framePage } from './page-frame.ts';
import { type PageTexts } from './page-texts.ts';

/** The error page: nothing goes back to the app, since its redirect URI is not proven. */
export function troublePage(texts: PageTexts, refusal: TracedRefusal): Html {
  return framePage(
    texts,
    texts.troubleTitle,
    html`<p>${texts.trouble}</p>
      <p class="problem" role="alert">AADSTS${refusal.number}: ${refusal.text}</p>
      <h2>${texts.troubleDetails}</h2>
      <dl>
        <dt>Request Id</dt>
        <dd>${refusal.traceId}</dd>
        <dt>Correlation Id</dt>
        <dd>${refusal.correlationId}</dd>
        <dt>Timestamp</dt>
        <dd>${refusal.timestamp}</dd>
      </dl>`,
  );
}

/** For response_mode=form_post. Microsoft submits it by script; without one, a button does. */
export function returnByFormPage(
  texts: PageTexts,
  redirectUri: string,
  fields: URLSearchParams,
): Html {
  const inputs = [...fields].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return framePage(
    texts,
    texts.returning,
    html`<p>${texts.returningExplained}</p>
      <form method="post" action="${redirectUri}">
        ${inputs}
        <div class="actions">
          <button class="main" type="submit">${texts.continueToApp}</button>
        </div>
      </form>`,
  );
}

export function signedOutPage(texts: PageTexts): Html {
  return framePage(texts, texts.signedOut, html`<p>${texts.signedOutExplained}</p>`);
}

/** The sandbox's own front page: every practice mailbox and what it shows. */
export function homePage(texts: PageTexts, consenting: readonly string[]): Html {
  const rows = practiceMailboxes.map(
    (mailbox) =>
      html`<tr>
        <th scope="row">${mailbox.address}</th>
        <td>${mailbox.shows[texts.language]}</td>
      </tr>`,
  );
  return framePage(
    texts,
    texts.homeTitle,
    html`<p>${texts.homeExplained}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.mailbox}</th>
            <th scope="col">${texts.whatItShows}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      ${consenting.length === 0 ? html`` : consentsGiven(texts, consenting)}`,
    'wide',
  );
}

/** As on Microsoft's page "My Apps": what was allowed can be taken back. */
function consentsGiven(texts: PageTexts, addresses: readonly string[]): Html {
  const rows = addresses.map(
    (address) =>
      html`<li>
        <form method="post" action="/withdraw-consent">
          ${address}
          <button type="submit" name="address" value="${address}">${texts.withdraw}</button>
        </form>
      </li>`,
  );
  return html`<h2>${texts.consentsTitle}</h2>
    <p>${texts.consentsExplained}</p>
    <ul>
      ${rows}
    </ul>`;
}
