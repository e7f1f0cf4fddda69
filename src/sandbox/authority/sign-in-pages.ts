import { assertNever } from '../assert-never.ts';
import { findPracticeMailbox, type PracticeMailbox } from '../practice-mailboxes.ts';
import { clientInfo } from '../tokens/token-maker.ts';
import { type AuthorizationCodes } from './authorization-codes.ts';
import { type Consents } from './consents.ts';
import { type AuthorizeRequest, type ReturnAddress } from './authorize-request.ts';
import { type HttpAnswer, showPage } from './http-answer.ts';
import { type TracedRefusal, traceRefusal } from './oauth-refusal.ts';
import { pickAccountPage, typeAddressPage } from './pages/account-pages.ts';
import { returnByFormPage } from './pages/closing-pages.ts';
import { adminApprovalPage, consentPage, matchNumberPage } from './pages/consent-pages.ts';
import { type PageTexts } from './pages/page-texts.ts';
import { refusals } from './refusals.ts';
import { type NextStep, type SignInAttempt, type SignInAttempts } from './sign-in-attempts.ts';

export interface SignInPages {
  readonly attempts: SignInAttempts;
  readonly codes: AuthorizationCodes;
  readonly consents: Consents;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Microsoft's numbers for what merely interrupts a sign-in: the page leads on. */
const interrupts = {
  noSession: { number: 50058 },
  secondFactor: { number: 50074 },
  noConsent: { number: 65001 },
} as const;

/** The next page, or the way back to the application, which ends the attempt. */
export function showStep(pages: SignInPages, attempt: SignInAttempt, step: NextStep): HttpAnswer {
  const { request, texts, id } = attempt;
  switch (step.kind) {
    case 'pick-account':
      return showPage(
        pickAccountPage(texts, id, findPracticeMailbox(request.loginHint ?? '')),
        interrupts.noSession,
      );
    case 'type-address':
      return showPage(typeAddressPage(texts, id, step.unknown), interrupts.noSession);
    case 'match-number':
      return showPage(
        matchNumberPage(texts, id, step.mailbox, attempt.number, step.wrong),
        interrupts.secondFactor,
      );
    case 'consent':
      return showPage(consentPage(texts, id, step.mailbox, request.scopes), interrupts.noConsent);
    case 'admin-approval':
      return showPage(adminApprovalPage(texts, id, step.mailbox), refusals.adminConsentNeeded());
    case 'granted':
      pages.attempts.finish(attempt);
      pages.consents.add(step.mailbox.address, request.scopes);
      pages.log(`sign-in: ${step.mailbox.address} accepted`);
      return goBack(texts, request, codeAnswer(pages, request, step.mailbox));
    case 'refused': {
      pages.attempts.finish(attempt);
      pages.log(`sign-in: refused with AADSTS${step.refusal.number}`);
      return goBack(texts, request, errorAnswer(traceRefusal(step.refusal, null, pages.now())));
    }
    default:
      return assertNever(step);
  }
}

/** The `error` parameters of a redirect (RFC 6749, 4.1.2.1). */
export function errorAnswer(refusal: TracedRefusal): Readonly<Record<string, string>> {
  return {
    error: refusal.error,
    // Microsoft sends this for the Cancel button alone.
    ...(refusal.number === 65004 && { error_subcode: 'cancel' }),
    error_description: refusal.description,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.number}`,
  };
}

/** Brings an answer to the application: by redirect, or by a form for response_mode=form_post. */
export function goBack(
  texts: PageTexts,
  to: ReturnAddress,
  answer: Readonly<Record<string, string>>,
): HttpAnswer {
  const fields = new URLSearchParams(answer);
  if (to.state !== null) fields.set('state', to.state);
  return to.responseMode === 'form_post'
    ? showPage(returnByFormPage(texts, to.redirectUri, fields))
    : { kind: 'redirect', address: `${to.redirectUri}?${fields.toString()}` };
}

function codeAnswer(
  pages: SignInPages,
  request: AuthorizeRequest,
  mailbox: PracticeMailbox,
): Readonly<Record<string, string>> {
  const { scopes, redirectUri, codeChallenge, nonce } = request;
  return {
    code: pages.codes.issue({ mailbox, scopes, redirectUri, codeChallenge, nonce }),
    ...(request.wantsClientInfo && { client_info: clientInfo(mailbox) }),
  };
}
