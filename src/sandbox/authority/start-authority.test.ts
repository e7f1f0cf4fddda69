import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceTenant } from '../practice-tenant.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import {
  createMsalClient,
  linkMailbox,
  mailScopes,
  practiceRedirectUri,
} from '../testing/link-with-msal.ts';
import { visitSignIn } from '../visitor.ts';

let sandbox: Sandbox;
let nowMs = Date.now();
const verifier = 'a-verifier-of-at-least-forty-three-characters-0';
const logged: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({
    stateFolder: null,
    now: () => nowMs,
    log: (line) => logged.push(line),
  });
});
afterAll(() => sandbox.close());

/** Null takes a parameter away. */
function given(parameters: Record<string, string | null>): URLSearchParams {
  const entries = Object.entries(parameters).filter((entry) => entry[1] !== null);
  return new URLSearchParams(Object.fromEntries(entries) as Record<string, string>);
}

function authorizeUrl(changes: Record<string, string | null> = {}, tenant = 'common'): string {
  const parameters = {
    client_id: practiceTenant.applicationId,
    response_type: 'code',
    redirect_uri: practiceRedirectUri,
    scope: `openid profile email offline_access ${mailScopes.join(' ')}`,
    state: 'st&te',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  return `${sandbox.origin}/${tenant}/oauth2/v2.0/authorize?${given(parameters).toString()}`;
}

/** Signs in and answers the parameters that the redirect URI would get. */
async function signIn(account: string, address = authorizeUrl()): Promise<URLSearchParams> {
  const signal = AbortSignal.timeout(10_000);
  const visit = await visitSignIn({
    authorizeUrl: address,
    redirectUri: practiceRedirectUri,
    account: `${account}@sandbox.example`,
    signal,
  });
  if (visit.kind === 'failed') throw new Error(visit.text);
  return new URL(visit.address).searchParams;
}

async function redeem(
  changes: Record<string, string | null>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const fields = {
    client_id: practiceTenant.applicationId,
    client_secret: practiceTenant.secret,
    redirect_uri: practiceRedirectUri,
    grant_type: 'authorization_code',
    code_verifier: verifier,
    ...changes,
  };
  const response = await fetch(`${sandbox.origin}/common/oauth2/v2.0/token`, {
    method: 'POST',
    body: given(fields),
    headers,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function codeFor(account: string): Promise<string> {
  return (await signIn(account)).get('code') ?? '';
}

describe('sign-in with MSAL', () => {
  it('links a mailbox and refreshes it, with a new refresh token and the old one still working', async () => {
    const { result, refreshToken } = await linkMailbox(sandbox, 'works@sandbox.example');
    expect(result.account?.username).toBe('works@sandbox.example');
    expect(result.scopes).toEqual(expect.arrayContaining(mailScopes));
    for (let times = 0; times < 2; times += 1) {
      const refreshed = await createMsalClient(sandbox).acquireTokenByRefreshToken({
        refreshToken,
        scopes: mailScopes,
      });
      expect(refreshed?.accessToken).not.toBe(result.accessToken);
      expect(refreshed?.account?.username).toBe('works@sandbox.example');
    }
    const { body } = await redeem({ grant_type: 'refresh_token', refresh_token: refreshToken });
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
    expect(body['refresh_token']).not.toBe(refreshToken);
  });

  it.each(['organizations', 'consumers', practiceTenant.tenantId])(
    'works under /%s with the same metadata',
    async (tenant) => {
      const client = createMsalClient(sandbox, `https://${practiceTenant.authorityHost}/${tenant}`);
      const { result } = await linkMailbox(sandbox, 'works@sandbox.example', client);
      expect(result.account?.tenantId).toBe(practiceTenant.tenantId);
    },
  );

  it('names the other account when wrong-account is asked for', async () => {
    const { result } = await linkMailbox(sandbox, 'wrong-account@sandbox.example');
    expect(result.account?.username).toBe('admin@sandbox.example');
  });

  it('lets mfa in after the number', async () => {
    const { result } = await linkMailbox(sandbox, 'mfa@sandbox.example');
    expect(result.account?.username).toBe('mfa@sandbox.example');
  });

  it('refuses the code when the secret has expired', async () => {
    await expect(linkMailbox(sandbox, 'expired-secret@sandbox.example')).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorNo: 7000222,
    });
  });

  it.each([
    ['revoked', 50173],
    ['inactive', 700082],
  ])('links %s, then refuses to refresh it', async (account, errorNo) => {
    const { refreshToken } = await linkMailbox(sandbox, `${account}@sandbox.example`);
    await expect(
      createMsalClient(sandbox).acquireTokenByRefreshToken({ refreshToken, scopes: mailScopes }),
    ).rejects.toMatchObject({ errorCode: 'invalid_grant', errorNo });
  });
});

describe('the authorize endpoint', () => {
  it('goes back with a code, the same state and the client info', async () => {
    const answer = await signIn('works', authorizeUrl({ client_info: '1' }));
    expect([...answer.keys()].sort()).toEqual(['client_info', 'code', 'state']);
    expect(answer.get('state')).toBe('st&te');
  });

  it.each([
    ['another client', { client_id: practiceTenant.tenantId }, 'common', 700016],
    ['no client', { client_id: null }, 'common', 900144],
    [
      'a redirect URI with a slash more',
      { redirect_uri: `${practiceRedirectUri}/` },
      'common',
      50011,
    ],
    ['another path of localhost', { redirect_uri: 'http://localhost:4321/x' }, 'common', 50011],
    ['the loopback address', { redirect_uri: 'http://127.0.0.1:4321' }, 'common', 50011],
    ['localhost over https', { redirect_uri: 'https://localhost:4321' }, 'common', 50011],
    ['another tenant', {}, 'contoso', 90002],
  ])('shows %s on a page and redirects nowhere', async (_, changes, tenant, number) => {
    const response = await fetch(authorizeUrl(changes, tenant), { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain(`AADSTS${number}: `);
  });

  it.each(['http://localhost', 'http://localhost:1', 'http://localhost:65535/'])(
    'takes %s as registered: the port of localhost does not count',
    async (redirectUri) => {
      const address = authorizeUrl({ redirect_uri: redirectUri, prompt: 'none' });
      const response = await fetch(address, { redirect: 'manual' });
      expect(response.status).toBe(302);
      expect(new URL(response.headers.get('location') ?? '').origin).toBe(
        new URL(redirectUri).origin,
      );
    },
  );

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type', 70005],
    [{ response_mode: 'fragment' }, 'invalid_request', 70007],
    [{ scope: '' }, 'invalid_request', 900144],
    [{ scope: 'https://outlook.office.com/Nothing' }, 'invalid_scope', 70011],
    [{ scope: 'SMTP.Send https://outlook.office.com/SMTP.Send' }, 'invalid_request', 28000],
    [{ code_challenge_method: 'plain' }, 'invalid_request', 50147],
    [{ code_challenge: 'short' }, 'invalid_request', 50147],
    [{ prompt: 'none' }, 'login_required', 50058],
  ])('sends the app back with %o', async (changes, error, number) => {
    const response = await fetch(authorizeUrl(changes), { redirect: 'manual' });
    const answer = new URL(response.headers.get('location') ?? '').searchParams;
    expect(answer.get('error')).toBe(error);
    expect(answer.get('error_description')).toMatch(
      new RegExp(
        `^AADSTS${number}: .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
      ),
    );
    expect(answer.get('state')).toBe('st&te');
  });

  it('asks for an administrator and goes back with AADSTS90094', async () => {
    const answer = await signIn('consent-needed');
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_description')).toMatch(/^AADSTS90094: /);
    expect(answer.has('code')).toBe(false);
  });
});

describe('the token endpoint', () => {
  it('takes the secret from Basic authentication too', async () => {
    const basic = Buffer.from(
      `${practiceTenant.applicationId}:${encodeURIComponent(practiceTenant.secret)}`,
    ).toString('base64');
    const { status } = await redeem(
      { code: await codeFor('works'), client_id: null, client_secret: null },
      { authorization: `Basic ${basic}` },
    );
    expect(status).toBe(200);
  });

  it('keeps the trace where Microsoft keeps it, with the correlation ID of the client', async () => {
    const correlation = '7d1f0f3e-5f6f-4b57-9d10-1a4f6f7b2c11';
    const { status, body } = await redeem(
      { code: 'x', client_secret: 'wrong' },
      { 'client-request-id': correlation },
    );
    expect(status).toBe(401);
    expect(body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000215],
      correlation_id: correlation,
    });
    expect(body['error_description']).toContain(`Correlation ID: ${correlation} Timestamp: `);
  });

  it.each([
    [{ client_id: practiceTenant.tenantId }, 'unauthorized_client', 700016],
    [{ client_secret: null }, 'invalid_client', 7000218],
    [{ grant_type: 'password' }, 'unsupported_grant_type', 70003],
    [{ grant_type: null }, 'invalid_request', 900144],
    [{ code: 'made-up' }, 'invalid_grant', 70000],
    [{ grant_type: 'refresh_token', refresh_token: '1.made.up' }, 'invalid_grant', 70000],
    [{ redirect_uri: 'https://odoo.example.com/other' }, 'invalid_client', 500112],
    [{ code_verifier: 'another' }, 'invalid_grant', 501481],
    [{ code_verifier: null }, 'invalid_grant', 501481],
    [{ scope: 'https://outlook.office.com/POP.AccessAsUser.All' }, 'invalid_grant', 65001],
  ])('refuses %o', async (changes, error, number) => {
    const { body } = await redeem({ code: await codeFor('works'), ...changes });
    expect(body).toMatchObject({ error, error_codes: [number] });
  });

  it('redeems a code once', async () => {
    const code = await codeFor('works');
    expect((await redeem({ code })).status).toBe(200);
    expect((await redeem({ code })).body).toMatchObject({ error_codes: [54005] });
  });

  it('redeems a code within ten minutes', async () => {
    const code = await codeFor('works');
    const before = nowMs;
    nowMs += 10 * 60_000;
    const { body } = await redeem({ code });
    nowMs = before;
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [70008] });
  });

  it('gives no refresh token without offline_access and no ID token without openid', async () => {
    const answer = await signIn('works', authorizeUrl({ scope: mailScopes[0] ?? '' }));
    const { body } = await redeem({ code: answer.get('code') ?? '' });
    expect(body).toHaveProperty('access_token');
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).not.toHaveProperty('id_token');
  });

  it('gives refresh tokens that stand for the whole consent, whatever the last request asked', async () => {
    const whole = `offline_access https://outlook.office.com/User.Read ${mailScopes.join(' ')}`;
    const answer = await signIn('works', authorizeUrl({ scope: whole }));
    const first = await redeem({ code: answer.get('code') ?? '', scope: whole });
    const refresh = async (token: unknown, scope = '') => {
      const asked = { grant_type: 'refresh_token', refresh_token: String(token), scope };
      return (await redeem({ code: null, ...asked })).body;
    };
    const narrow = await refresh(first.body['refresh_token'], mailScopes[0]);
    expect(narrow['scope']).toBe(mailScopes[0]);
    // Odoo 19 asks for this with a token that another request brought.
    const again = await refresh(
      narrow['refresh_token'],
      `https://outlook.office.com/User.Read ${mailScopes[1] ?? ''}`,
    );
    expect(again).toHaveProperty('access_token');
  });

  it('logs no code, token or secret', async () => {
    const code = await codeFor('works');
    const { body } = await redeem({ code });
    const all = logged.join('\n');
    expect(all).toContain('works@sandbox.example accepted');
    for (const secret of [code, body['access_token'], body['refresh_token'], practiceTenant.secret])
      expect(all).not.toContain(secret);
  });
});
