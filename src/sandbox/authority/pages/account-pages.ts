import { type PracticeMailbox, practiceMailboxes } from '../../practice-mailboxes.ts';
import { practiceTenant } from '../../practice-tenant.ts';
import { html, type Html } from './html.ts';
import { framePage, stepForm } from './page-frame.ts';
import { type PageTexts } from './page-texts.ts';

/** "Pick an account": the hinted account first, each one a button named by its address. */
export function pickAccountPage(
  texts: PageTexts,
  attemptId: string,
  hinted: PracticeMailbox | null,
): Html {
  const others = practiceMailboxes.filter((mailbox) => mailbox !== hinted);
  const listed = hinted === null ? others : [hinted, ...others];
  const rows = listed.map((mailbox, index) => accountRow(texts, mailbox, index, hinted));
  return framePage(
    texts,
    texts.pickAccount,
    html`<p class="quiet">${texts.toContinueTo(practiceTenant.applicationName)}</p>
      ${stepForm(
        attemptId,
        'account',
        html`<ul class="plain">
            ${rows}
          </ul>
          <div class="actions">
            <button type="submit" name="another" value="yes">${texts.useAnotherAccount}</button>
          </div>`,
      )}`,
  );
}

function accountRow(
  texts: PageTexts,
  mailbox: PracticeMailbox,
  index: number,
  hinted: PracticeMailbox | null,
): Html {
  const mark = mailbox === hinted ? html`<span class="mark">${texts.askedFor}</span>` : html``;
  // Only the address stands in the button: what is seen is then its whole name (WCAG 2.5.3).
  return html`<li class="account">
    <button
      type="submit"
      name="account"
      value="${mailbox.address}"
      aria-describedby="shows-${index}"
    >
      <span class="initial" aria-hidden="true">${mailbox.displayName.slice(0, 1)}</span>
      <span class="address">${mailbox.address}</span>
    </button>
    <p class="quiet" id="shows-${index}">${mailbox.shows[texts.language]} ${mark}</p>
  </li>`;
}

/** "Sign in" with a free address field; `unknown` is what was typed before and does not exist. */
export function typeAddressPage(texts: PageTexts, attemptId: string, unknown: string | null): Html {
  const problem =
    unknown === null
      ? html``
      : html`<p class="problem" role="alert" id="problem">${texts.noSuchAccount(unknown)}</p>`;
  return framePage(
    texts,
    texts.signIn,
    html`<p class="quiet">${texts.toContinueTo(practiceTenant.applicationName)}</p>
      ${problem}
      ${stepForm(
        attemptId,
        'address',
        html`<label for="address">${texts.emailAddress}</label>
          <input
            id="address"
            name="address"
            type="email"
            autocomplete="off"
            required
            value="${unknown ?? ''}"
          />
          <div class="actions">
            <button type="submit" name="back" value="yes" formnovalidate>${texts.back}</button>
            <button class="main" type="submit">${texts.next}</button>
          </div>`,
      )}`,
  );
}
