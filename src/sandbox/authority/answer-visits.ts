import { type IncomingMessage } from 'node:http';
import { assertNever } from '../assert-never.ts';
import { type SandboxCounts } from '../sandbox-counts.ts';
import { findPracticeMailbox } from '../practice-mailboxes.ts';
import { tenantPaths } from '../practice-tenant.ts';
import { type TokenMaker } from '../tokens/token-maker.ts';
import { type Consents } from './consents.ts';
import { createAuthorizationCodes } from './authorization-codes.ts';
import { readAuthorizeRequest } from './authorize-request.ts';
import { type HttpAnswer, readForm, answerText, showPage } from './http-answer.ts';
import { type OAuthRefusal, refusalBody, traceRefusal } from './oauth-refusal.ts';
import { openIdConfiguration } from './openid-configuration.ts';
import { choosePageTexts } from './pages/choose-texts.ts';
import { homePage, signedOutPage, troublePage } from './pages/closing-pages.ts';
import { type PageTexts } from './pages/page-texts.ts';
import { styleSheet } from './pages/style-sheet.ts';
import { refusals } from './refusals.ts';
import { beginAttempt, createSignInAttempts, takeStep } from './sign-in-attempts.ts';
import { errorAnswer, goBack, showStep, type SignInPages } from './sign-in-pages.ts';
import { answerTokenRequest, type TokenEndpoint } from './token-endpoint.ts';

export interface VisitOptions {
  /** The one redirect URI that the practice app has registered. */
  readonly redirectUri: string;
  readonly tokens: TokenMaker;
  readonly counts: SandboxCounts;
  readonly consents: Consents;
  /**
   * As in a browser whose user is signed in and has consented: the hinted account is granted without
   * a page, even where the list is asked for. For a run without a person.
   */
  readonly signedIn: boolean;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

interface Visit {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly texts: PageTexts;
}

/** Makes the function that answers the authority's requests. It rejects on an unreadable form. */
export function createVisitAnswers(
  options: VisitOptions,
): (request: IncomingMessage, url: URL) => Promise<HttpAnswer> {
  const { tokens, counts, consents, now, log, redirectUri } = options;
  const codes = createAuthorizationCodes(now);
  const pages: SignInPages = { attempts: createSignInAttempts(now), codes, consents, now, log };
  const endpoint: TokenEndpoint = { codes, consents, tokens, counts, now };

  function showTrouble(visit: Visit, refusal: OAuthRefusal): HttpAnswer {
    log(`sign-in: error page AADSTS${refusal.number}`);
    const correlationId = visit.url.searchParams.get('client-request-id');
    const traced = traceRefusal(refusal, correlationId, now());
    const { number, traceId } = traced;
    return showPage(troublePage(visit.texts, traced), { status: 400, number, traceId });
  }

  function authorize(visit: Visit, tenant: string): HttpAnswer {
    counts.authorizeRequests += 1;
    const query = visit.url.searchParams;
    const reading = readAuthorizeRequest(tenant, query, redirectUri);
    switch (reading.kind) {
      case 'refused-on-page':
        return showTrouble(visit, reading.refusal);
      case 'refused-to-app': {
        const refusal = traceRefusal(reading.refusal, query.get('client-request-id'), now());
        return goBack(visit.texts, reading.to, errorAnswer(refusal));
      }
      case 'valid': {
        const attempt = pages.attempts.start(reading.request, visit.texts);
        const known = findPracticeMailbox(reading.request.loginHint ?? '');
        if (options.signedIn && known !== null)
          return showStep(pages, attempt, { kind: 'granted', mailbox: known });
        return showStep(pages, attempt, beginAttempt(attempt, consents));
      }
      default:
        return assertNever(reading);
    }
  }

  async function continueSignIn(visit: Visit): Promise<HttpAnswer> {
    const form = await readForm(visit.request);
    const attempt = pages.attempts.find(form.get('attempt') ?? '');
    const step = attempt === null ? null : takeStep(attempt, form, consents);
    if (attempt === null || step === null) return showTrouble(visit, refusals.signInPageStale());
    return showStep(pages, attempt, step);
  }

  async function token(visit: Visit, tenant: string): Promise<HttpAnswer> {
    const form = await readForm(visit.request);
    const { headers } = visit.request;
    const reply = answerTokenRequest(endpoint, tenant, form, headers.authorization ?? null);
    if (reply.kind === 'granted') {
      log(`token: ${form.get('grant_type') ?? ''} granted for ${reply.address}`);
      return { kind: 'json', status: 200, body: reply.answer };
    }
    const sent = headers['client-request-id'];
    const correlationId = form.get('client-request-id') ?? (typeof sent === 'string' ? sent : null);
    log(`token: refused with AADSTS${reply.refusal.number}`);
    const body = refusalBody(traceRefusal(reply.refusal, correlationId, now()));
    return { kind: 'json', status: reply.refusal.error === 'invalid_client' ? 401 : 400, body };
  }

  async function withdrawConsent({ request, texts }: Visit): Promise<HttpAnswer> {
    const address = (await readForm(request)).get('address') ?? '';
    // What was not given is not there to be withdrawn: names from outside are not kept.
    if (consents.addresses.includes(address)) {
      consents.withdraw(address);
      log(`consent: ${address} withdrew it`);
    }
    return showPage(homePage(texts, consents.addresses));
  }

  function discovery(visit: Visit, tenant: string): HttpAnswer {
    if (tenantPaths.includes(tenant))
      return { kind: 'json', status: 200, body: openIdConfiguration(visit.url.origin, tenant) };
    const refusal = { ...refusals.tenantNotFound(tenant), error: 'invalid_tenant' };
    const body = refusalBody(traceRefusal(refusal, null, now()));
    return { kind: 'json', status: 400, body };
  }

  return async (request, url) => {
    const language = request.headers['accept-language'] ?? null;
    const texts = choosePageTexts(url.searchParams.get('ui_locales'), language);
    const visit: Visit = { url, request, texts };
    const [, tenant = '', rest = ''] = /^\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    switch (`${request.method ?? ''} ${rest === '' ? url.pathname : rest}`) {
      case 'GET oauth2/v2.0/authorize':
        return authorize(visit, tenant);
      case 'POST oauth2/v2.0/token':
        return token(visit, tenant);
      case 'GET oauth2/v2.0/token':
        return showTrouble(visit, refusals.getNotAccepted());
      case 'GET oauth2/v2.0/logout':
        return showPage(signedOutPage(texts));
      case 'GET v2.0/.well-known/openid-configuration':
        return discovery(visit, tenant);
      // HS256: there is no public half to publish.
      case 'GET discovery/v2.0/keys':
        return { kind: 'json', status: 200, body: { keys: [] } };
      case 'POST /sign-in':
        return continueSignIn(visit);
      case 'GET /sandbox.css':
        return answerText(200, styleSheet, 'text/css');
      case 'GET /':
        return showPage(homePage(texts, consents.addresses));
      case 'POST /withdraw-consent':
        return withdrawConsent(visit);
      default:
        return answerText(404, 'There is no such page here.\n');
    }
  };
}
