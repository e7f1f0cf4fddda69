import { describe, expect, it } from 'vitest';
import { NetworkClient, type RefusedAnswer } from './network-client.ts';
import { aadstsOf, signalOfMsalError } from './oauth-signal.ts';

function afterRefusal(body: unknown, other: Partial<RefusedAnswer> = {}) {
  const network = new NetworkClient(new AbortController().signal, 1000);
  network.refused = { status: 400, retryAfter: null, body, ...other };
  return signalOfMsalError(new Error('MSAL says less'), 'refresh', network);
}

describe('what stopped MSAL', () => {
  it("is told in the authority's own words", () => {
    const text = 'AADSTS700082: The refresh token has expired due to inactivity.';
    const body = { error: 'invalid_grant', error_description: text, error_codes: [700082] };
    expect(afterRefusal({ ...body, suberror: 'bad_token', trace_id: 't' })).toEqual({
      kind: 'oauth',
      stage: 'refresh',
      error: 'invalid_grant',
      aadsts: 700082,
      subError: 'bad_token',
      text,
      httpStatus: 400,
      retryAfter: null,
    });
  });

  it('has its number from the text when the list of codes is missing', () => {
    const body = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid secret' };
    expect(afterRefusal(body)).toMatchObject({ aadsts: 7000215, subError: null });
  });

  it.each([
    { error: 'invalid_grant', error_description: null, error_codes: null, suberror: 3 },
    { error: 'invalid_grant', error_codes: ['700082'] },
  ])('keeps its error although other fields are odd: %j', (body) => {
    expect(afterRefusal(body)).toMatchObject({ kind: 'oauth', error: 'invalid_grant' });
  });

  it.each(['<html>Proxy', { message: 'no' }, null, 'x'])(
    'is an unreadable answer when it is none of OAuth: %j',
    (body) => {
      const signal = afterRefusal(body, { status: 502 });
      expect(signal).toMatchObject({ kind: 'sign-in', problem: 'answer-unreadable' });
      expect(signal.text).toContain('HTTP 502');
    },
  );

  it('is network trouble when there was no answer', () => {
    const network = new NetworkClient(new AbortController().signal, 1000);
    network.trouble = { code: 'ENOTFOUND', text: 'getaddrinfo ENOTFOUND login' };
    expect(signalOfMsalError(new Error('fetch failed'), 'redeem', network)).toEqual({
      kind: 'network',
      stage: 'authority',
      code: 'ENOTFOUND',
      text: 'getaddrinfo ENOTFOUND login',
    });
  });
});

it.each([
  ['AADSTS50011: The redirect URI', 50011],
  ['error AADSTS7000215', 7000215],
  ['AADSTS12', null],
  ['50011', null],
  ['', null],
])('the number in %j is %s', (text, number) => expect(aadstsOf(text)).toBe(number));
