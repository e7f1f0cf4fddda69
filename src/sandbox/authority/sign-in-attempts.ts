import { randomInt, randomUUID } from 'node:crypto';
import { assertNever } from '../assert-never.ts';
import { findPracticeMailbox, type PracticeMailbox } from '../practice-mailboxes.ts';
import { type AuthorizeRequest } from './authorize-request.ts';
import { type Consents } from './consents.ts';
import { keepExpiring } from './expiring-entries.ts';
import { type OAuthRefusal } from './oauth-refusal.ts';
import { type PageTexts } from './pages/page-texts.ts';
import { refusals } from './refusals.ts';

/** One sign-in from the authorize request to the redirect. */
export interface SignInAttempt {
  readonly id: string;
  readonly request: AuthorizeRequest;
  readonly texts: PageTexts;
  mailbox: PracticeMailbox | null;
  /** What the practice phone shows. */
  number: string;
  numberMatched: boolean;
}

/** What the visitor sees next, or how the attempt ended. */
export type NextStep =
  | { readonly kind: 'pick-account' }
  | { readonly kind: 'type-address'; readonly unknown: string | null }
  | { readonly kind: 'match-number'; readonly mailbox: PracticeMailbox; readonly wrong: boolean }
  | { readonly kind: 'consent'; readonly mailbox: PracticeMailbox }
  | { readonly kind: 'admin-approval'; readonly mailbox: PracticeMailbox }
  | { readonly kind: 'granted'; readonly mailbox: PracticeMailbox }
  | { readonly kind: 'refused'; readonly refusal: OAuthRefusal };

export interface SignInAttempts {
  start(request: AuthorizeRequest, texts: PageTexts): SignInAttempt;
  /** Null when unknown, finished or older than ten minutes. */
  find(id: string): SignInAttempt | null;
  finish(attempt: SignInAttempt): void;
}

const attemptLifetimeMs = 10 * 60_000;

export function createSignInAttempts(now: () => number): SignInAttempts {
  const attempts = keepExpiring<SignInAttempt>(attemptLifetimeMs, now);
  return {
    start: (request, texts) => {
      const id = randomUUID();
      const attempt: SignInAttempt = {
        id,
        request,
        texts,
        mailbox: null,
        number: newNumber(),
        numberMatched: false,
      };
      attempts.add(id, attempt);
      return attempt;
    },
    find: (id) => {
      const entry = attempts.find(id);
      return entry === null || entry.expired ? null : entry.value;
    },
    finish: (attempt) => attempts.remove(attempt.id),
  };
}

/** Where a new attempt begins: a hint skips the list unless the app asked for the list. */
export function beginAttempt(attempt: SignInAttempt, consents: Consents): NextStep {
  const { loginHint, asksForAccount } = attempt.request;
  const hinted = loginHint === null ? null : findPracticeMailbox(loginHint);
  return hinted === null || asksForAccount
    ? { kind: 'pick-account' }
    : chooseAccount(attempt, hinted, consents);
}

/** Takes one submitted form. Null for a step that cannot follow (a forged or very stale form). */
export function takeStep(
  attempt: SignInAttempt,
  form: URLSearchParams,
  consents: Consents,
): NextStep | null {
  switch (form.get('step')) {
    case 'account': {
      const mailbox = findPracticeMailbox(form.get('account') ?? '');
      return mailbox === null
        ? { kind: 'type-address', unknown: null }
        : chooseAccount(attempt, mailbox, consents);
    }
    case 'address': {
      if (form.has('back')) return { kind: 'pick-account' };
      const address = (form.get('address') ?? '').trim();
      const mailbox = findPracticeMailbox(address);
      return mailbox === null
        ? { kind: 'type-address', unknown: address }
        : chooseAccount(attempt, mailbox, consents);
    }
    case 'number':
      return attempt.mailbox === null
        ? null
        : matchNumber(attempt, attempt.mailbox, form, consents);
    case 'consent':
    case 'admin-approval':
      return attempt.mailbox === null
        ? null
        : answerConsent(attempt, attempt.mailbox, form, consents);
    default:
      return null;
  }
}

function chooseAccount(
  attempt: SignInAttempt,
  chosen: PracticeMailbox,
  consents: Consents,
): NextStep {
  const { signIn } = chosen;
  const other = signIn.kind === 'signs-in-as' ? findPracticeMailbox(signIn.address) : null;
  attempt.mailbox = other ?? chosen;
  attempt.numberMatched = false;
  return afterAccount(attempt, attempt.mailbox, consents);
}

function afterAccount(
  attempt: SignInAttempt,
  mailbox: PracticeMailbox,
  consents: Consents,
): NextStep {
  const { signIn } = mailbox;
  switch (signIn.kind) {
    case 'accepts':
    case 'signs-in-as':
      return askConsent(attempt, mailbox, consents);
    case 'needs-admin':
      return { kind: 'admin-approval', mailbox };
    case 'asks-number':
      return attempt.numberMatched
        ? askConsent(attempt, mailbox, consents)
        : { kind: 'match-number', mailbox, wrong: false };
    default:
      return assertNever(signIn);
  }
}

/** Not again for what was consented to before, unless the application insists (prompt=consent). */
function askConsent(
  { request }: SignInAttempt,
  mailbox: PracticeMailbox,
  consents: Consents,
): NextStep {
  const isKnown = !request.asksForConsent && consents.cover(mailbox.address, request.scopes);
  return { kind: isKnown ? 'granted' : 'consent', mailbox };
}

function matchNumber(
  attempt: SignInAttempt,
  mailbox: PracticeMailbox,
  form: URLSearchParams,
  consents: Consents,
): NextStep {
  if ((form.get('number') ?? '').trim() === attempt.number) {
    attempt.numberMatched = true;
    return afterAccount(attempt, mailbox, consents);
  }
  attempt.number = newNumber();
  return { kind: 'match-number', mailbox, wrong: true };
}

/** Only a visitor who has reached the consent page may accept there. */
function answerConsent(
  attempt: SignInAttempt,
  mailbox: PracticeMailbox,
  form: URLSearchParams,
  consents: Consents,
): NextStep {
  const reached = afterAccount(attempt, mailbox, consents);
  if (reached.kind === 'admin-approval')
    return { kind: 'refused', refusal: refusals.adminConsentNeeded() };
  if (reached.kind === 'match-number') return reached;
  return form.get('answer') === 'accept'
    ? { kind: 'granted', mailbox }
    : { kind: 'refused', refusal: refusals.consentDeclined() };
}

function newNumber(): string {
  return String(randomInt(10, 100));
}
