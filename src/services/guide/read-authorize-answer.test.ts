import { describe, expect, it } from 'vitest';
import { readAuthorizeAnswer } from './read-authorize-answer.ts';

const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
const asked = {
  address: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?prompt=none',
  redirectUri,
  state: 'own-state',
};
const page = (text: string, status = 200) =>
  readAuthorizeAnswer({ status, ok: status < 300, headers: {}, text }, asked);
const redirect = (location: string) =>
  readAuthorizeAnswer({ status: 302, ok: false, headers: { location }, text: '' }, asked);
const toApp = (fields: Record<string, string>) =>
  redirect(`${redirectUri}?${new URLSearchParams(fields).toString()}`);

describe('an answer by redirect', () => {
  it.each(['login_required', 'interaction_required', 'account_selection_required'])(
    'that wants a user (%s) accepts everything before',
    (error) => {
      const error_description = 'AADSTS50058: A silent sign-in request was sent.';
      expect(toApp({ error, error_description, state: 'own-state' })).toEqual({
        kind: 'sign-in-wanted',
      });
    },
  );

  it('that refuses says so with its number, and knows the address', () => {
    const fields = { error: 'invalid_scope', error_description: 'AADSTS70011: no such scope' };
    expect(toApp({ ...fields, state: 'own-state' })).toMatchObject({
      kind: 'refused',
      byRedirect: true,
      signal: { error: 'invalid_scope', aadsts: 70011, text: 'AADSTS70011: no such scope' },
    });
  });

  it.each([
    { error: 'login_required', state: 'other' },
    { error: 'login_required' },
    { code: 'CANARY-code', state: 'own-state' },
  ] as Record<string, string>[])(
    'that answers something else is not believed nor quoted',
    (fields) => {
      const read = toApp(fields);
      expect(read.kind).toBe('not-understood');
      expect(JSON.stringify(read)).not.toContain('CANARY');
    },
  );

  it('to elsewhere is told apart from the redirect URI by its parsed parts', () => {
    const live = 'https://login.live.com/oauth20_authorize.srf?client_id=1';
    expect(redirect(live)).toEqual({ kind: 'redirected', address: live });
    expect(redirect(`https://evil.example/?${redirectUri}`).kind).toBe('redirected');
    expect(redirect('/common/reprocess')).toEqual({
      kind: 'redirected',
      address: 'https://login.microsoftonline.com/common/reprocess',
    });
  });
});

describe('an answer as a page', () => {
  it('of Entra is read from its $Config, escapes undone', () => {
    const words = String.raw`AADSTS50011: The redirect URI \u0027https://x\u0027 specified in the request does not match.\r\nTrace ID: 0a Correlation ID: 0b`;
    const config = `{"sErrorCode":"50011","strServiceExceptionMessage":"${words}","urlNext":"https://a.b/c"}`;
    expect(page(`<html><script>$Config=${config};</script></html>`)).toMatchObject({
      kind: 'refused',
      byRedirect: false,
      signal: {
        aadsts: 50011,
        text: "AADSTS50011: The redirect URI 'https://x' specified in the request does not match. Trace ID: 0a Correlation ID: 0b",
      },
    });
  });

  it('is read from its visible text too', () => {
    expect(page('<p>AADSTS700016: Application &#39;x&#39; was not found.</p>', 400)).toMatchObject({
      signal: { aadsts: 700016, text: "AADSTS700016: Application 'x' was not found." },
    });
  });

  it('with nothing but a number is read by its number', () => {
    expect(page('<script>$Config={"iErrorCode":90002,"a":1};</script>')).toMatchObject({
      signal: { aadsts: 90002, text: 'AADSTS90002' },
    });
  });

  it('that misses a user accepts everything before, too', () => {
    const words = 'AADSTS50058: A silent sign-in request was sent but no user is signed in.';
    expect(page(`<p>${words}</p>`)).toEqual({ kind: 'sign-in-wanted' });
  });

  it('of login.live.com names the error alone (row 5)', () => {
    const words = 'The client does not exist or is not enabled for consumers.';
    const text = `unauthorized_client: ${words}`;
    expect(page(`<div>${text}</div>`)).toMatchObject({
      signal: { error: 'unauthorized_client', aadsts: null, text },
    });
  });

  it('that would post the answer to the app is read as that', () => {
    const form = (error: string) =>
      `<form method="POST" action="${redirectUri}"><input type="hidden" name="error" value="${error}"/><input type="hidden" name="error_description" value="AADSTS1&quot;"/><input name="state" value="own-state"/></form>`;
    expect(page(form('login_required'))).toEqual({ kind: 'sign-in-wanted' });
    expect(page(form('server_error'))).toMatchObject({ kind: 'refused', byRedirect: true });
  });

  it.each([
    [
      '<title>Sign in to your account</title><form action="/login"></form>',
      'Sign in to your account',
    ],
    ['<title>Access denied by policy</title>', 'Access denied by policy'],
    ['', 'a page without AADSTS number'],
  ])('that says none of this is not guessed at', (text, quoted) => {
    expect(page(text)).toEqual({ kind: 'not-understood', text: `HTTP 200: ${quoted}` });
  });

  it('of any size and shape is read before the time-out', () => {
    for (const piece of ['AADSTS', '<form ', '<input ', '<title', 'invalid_request ', '&#x']) {
      expect(page(piece.repeat(100_000)).kind, piece).not.toBe('sign-in-wanted');
    }
  });
});
