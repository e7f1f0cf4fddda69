import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRedirectReply } from './read-redirect-reply.ts';

const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
const state = 'expected-state-of-32-bytes';
const read = (address: string, formPost: string | null = null) =>
  readRedirectReply({ address, formPost }, { redirectUri, state });
const problem = (name: string) => ({
  kind: 'refused',
  signal: { kind: 'sign-in', problem: name },
});

describe('the reply at the redirect address', () => {
  it('is a code when the state is the one that was sent', () => {
    expect(read(`${redirectUri}?code=c1&state=${state}&client_info=ci`)).toEqual({
      kind: 'code',
      code: 'c1',
      clientInfo: 'ci',
    });
  });

  it('may come as a posted form, and then the query does not count', () => {
    expect(read(redirectUri, `code=c1&state=${state}`)).toEqual({
      kind: 'code',
      code: 'c1',
      clientInfo: null,
    });
    expect(read(`${redirectUri}?code=c1&state=${state}`, 'code=c2')).toMatchObject(
      problem('state-mismatch'),
    );
  });

  it.each([
    ['missing', ''],
    ['empty', '&state='],
    ['another', '&state=another-state-of-the-sa-len'],
    ['shorter', `&state=${state.slice(1)}`],
    ['longer', `&state=${state}x`],
  ])('is not believed when its state is %s', (_what, part) => {
    expect(read(`${redirectUri}?code=CANARY-code${part}`)).toMatchObject(problem('state-mismatch'));
    // Not even an error: anyone could have written it.
    expect(read(`${redirectUri}?error=access_denied${part}`)).toMatchObject(
      problem('state-mismatch'),
    );
  });

  it.each([
    'https://odoo.example.com/microsoft_outlook/confirm/x',
    'https://odoo.example.com/Microsoft_Outlook/confirm',
    'https://odoo.example.com:8443/microsoft_outlook/confirm',
    'http://odoo.example.com/microsoft_outlook/confirm',
    'https://odoo.example.com.evil.example/microsoft_outlook/confirm',
    'https://evil.example/?https://odoo.example.com/microsoft_outlook/confirm',
    'nothing',
  ])('is none at another address: %s', (address) => {
    expect(read(`${address}?code=CANARY-code&state=${state}`)).toMatchObject(problem('no-code'));
  });

  it("carries the authority's refusal in its own words", () => {
    const text = 'AADSTS65004: User declined to consent to access the app.';
    const query = new URLSearchParams({
      error: 'access_denied',
      error_subcode: 'cancel',
      error_description: text,
      state,
    });
    expect(read(`${redirectUri}?${query.toString()}`)).toEqual({
      kind: 'refused',
      signal: {
        kind: 'oauth',
        stage: 'authorize',
        error: 'access_denied',
        aadsts: 65004,
        subError: 'cancel',
        text,
        httpStatus: null,
        retryAfter: null,
      },
    });
  });

  it.each(['', '&code='])('without a code is none: %j', (part) => {
    expect(read(`${redirectUri}?state=${state}${part}`)).toMatchObject(problem('no-code'));
  });

  it('never yields a code for an address that does not know the state', () => {
    const words = fc.constantFrom('code', 'state', 'error', 'client_info', state.slice(0, 9));
    const query = fc.dictionary(words, fc.string());
    fc.assert(
      fc.property(fc.oneof(fc.constant(redirectUri), fc.webUrl()), query, (base, fields) => {
        const reply = read(`${base}?${new URLSearchParams(fields).toString()}`);
        expect(reply.kind).toBe('refused');
      }),
    );
    fc.assert(
      fc.property(fc.string(), (any) => {
        expect(read(any, any).kind).toBe('refused');
      }),
    );
  });

  it('never quotes the code it refuses', () => {
    const wrong = [
      `${redirectUri}?code=CANARY-code&state=x`,
      'https://x.example/?code=CANARY-code',
    ];
    for (const address of wrong) expect(JSON.stringify(read(address))).not.toContain('CANARY');
  });
});
