import { type PracticeMailbox } from '../../practice-mailboxes.ts';
import { practiceTenant } from '../../practice-tenant.ts';
import { type RequestedScopes } from '../../tokens/scopes.ts';
import { html, type Html } from './html.ts';
import { framePage, stepForm } from './page-frame.ts';
import { type PageTexts } from './page-texts.ts';

/** "Approve sign in request": the number on the practice phone must be entered. */
export function matchNumberPage(
  texts: PageTexts,
  attemptId: string,
  mailbox: PracticeMailbox,
  number: string,
  wrongBefore: boolean,
): Html {
  const problem = wrongBefore
    ? html`<p class="problem" role="alert">${texts.wrongNumber}</p>`
    : html``;
  return framePage(
    texts,
    texts.approveSignIn,
    html`<p class="quiet who">${mailbox.address}</p>
      <p>${texts.numberExplained}</p>
      ${problem}
      ${stepForm(
        attemptId,
        'number',
        html`<div class="phone">
            <span class="quiet" id="phone">${texts.numberOnPhone}</span>
            <output aria-labelledby="phone">${number}</output>
          </div>
          <label for="number">${texts.number}</label>
          <input id="number" name="number" inputmode="numeric" autocomplete="off" required />
          <div class="actions">
            <button class="main" type="submit">${texts.verify}</button>
          </div>`,
      )}`,
  );
}

/** "Permissions requested": everything asked for, Cancel and Accept. */
export function consentPage(
  texts: PageTexts,
  attemptId: string,
  mailbox: PracticeMailbox,
  scopes: RequestedScopes,
): Html {
  const items = [...scopes.permissions, ...scopes.oidc].map(
    (scope) => html`<li>${texts.permissions[scope] ?? scope}</li>`,
  );
  return framePage(
    texts,
    texts.permissionsRequested,
    html`<p class="quiet who">${texts.signedInAs(mailbox.address)}</p>
      <p>
        <strong>${practiceTenant.applicationName}</strong><br />
        <span class="quiet">${texts.unverified}</span>
      </p>
      <h2 id="wants">${texts.thisAppWants(practiceTenant.applicationName)}</h2>
      ${stepForm(
        attemptId,
        'consent',
        html`<ul class="permissions" aria-labelledby="wants">
            ${items}
          </ul>
          <div class="actions">
            <button type="submit" name="answer" value="cancel">${texts.cancel}</button>
            <button class="main" type="submit" name="answer" value="accept">${texts.accept}</button>
          </div>`,
      )}`,
  );
}

/** "Need admin approval": the only way on is back to the application. */
export function adminApprovalPage(
  texts: PageTexts,
  attemptId: string,
  mailbox: PracticeMailbox,
): Html {
  return framePage(
    texts,
    texts.needApproval,
    html`<p class="quiet who">${texts.signedInAs(mailbox.address)}</p>
      <p>${texts.needApprovalExplained(practiceTenant.applicationName)}</p>
      ${stepForm(
        attemptId,
        'admin-approval',
        html`<div class="actions">
          <button type="submit" name="answer" value="return">${texts.returnWithoutConsent}</button>
        </div>`,
      )}`,
  );
}
