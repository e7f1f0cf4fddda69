import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceTenant } from '../practice-tenant.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { practiceRedirectUri } from '../testing/link-with-msal.ts';
import { visitSignIn } from '../visitor.ts';

const account = 'works@sandbox.example';
const send = 'https://outlook.office.com/SMTP.Send';
const read = 'https://outlook.office.com/IMAP.AccessAsUser.All';
const profile = 'https://outlook.office.com/User.Read';
let sandbox: Sandbox;
let pages: string[];

beforeEach(async () => {
  sandbox = await startSandbox({ stateFolder: null });
});
afterEach(() => sandbox.close());

type Body = Record<string, unknown>;

/** Signs in as Odoo asks for it: no PKCE, no prompt, no hint; answers the token endpoint's answer. */
async function signIn(scope: string, prompt: Record<string, string> = {}): Promise<Body> {
  const query = new URLSearchParams({
    client_id: practiceTenant.applicationId,
    response_type: 'code',
    redirect_uri: practiceRedirectUri,
    response_mode: 'query',
    scope,
    ...prompt,
  });
  pages = [];
  const visit = await visitSignIn({
    authorizeUrl: `${sandbox.origin}/common/oauth2/v2.0/authorize?${query.toString()}`,
    redirectUri: practiceRedirectUri,
    account,
    signal: AbortSignal.timeout(10_000),
    onPage: (title) => pages.push(title),
  });
  if (visit.kind === 'failed') throw new Error(visit.text);
  const code = new URL(visit.address).searchParams.get('code') ?? '';
  return ask({ grant_type: 'authorization_code', code, scope });
}

async function refresh(token: unknown, scope: string): Promise<Body> {
  return ask({ grant_type: 'refresh_token', refresh_token: String(token), scope });
}

async function ask(fields: Record<string, string>): Promise<Body> {
  const { applicationId: client_id, secret: client_secret } = practiceTenant;
  const form = { client_id, client_secret, redirect_uri: practiceRedirectUri, ...fields };
  const response = await fetch(`${sandbox.origin}/common/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return (await response.json()) as Body;
}

const consentPage = expect.stringContaining('Permissions requested') as unknown;

describe('a consent', () => {
  it('is asked for once, and again for more, or where the application insists', async () => {
    await signIn(`offline_access ${send}`);
    expect(pages).toContainEqual(consentPage);
    await signIn(`offline_access ${send}`);
    expect(pages).not.toContainEqual(consentPage);
    await signIn(`offline_access ${send} ${read}`);
    expect(pages).toContainEqual(consentPage);
    await signIn(`offline_access ${send}`, { prompt: 'consent' });
    expect(pages).toContainEqual(consentPage);
  });

  it('given earlier serves a token that was given for less, as Odoo 19 needs it', async () => {
    const narrow = await signIn(`offline_access ${send}`);
    const wide = `openid email offline_access ${profile} ${send}`;
    expect(await refresh(narrow['refresh_token'], wide)).toMatchObject({ error_codes: [65001] });
    await signIn(wide);
    const answer = await refresh(narrow['refresh_token'], wide);
    expect(answer).toHaveProperty('access_token');
    expect(answer).toHaveProperty('id_token');
  });

  it('to email must be given, too', async () => {
    const first = await signIn(`openid offline_access ${send}`);
    const answer = await refresh(first['refresh_token'], `openid email offline_access ${send}`);
    expect(answer).toMatchObject({ error: 'invalid_grant', error_codes: [65001] });
  });

  it('serves the next request, and no more than the code was asked for', async () => {
    await signIn(`offline_access ${send} ${read}`);
    await signIn(`offline_access ${send}`).then(async ({ refresh_token: token }) =>
      expect(await refresh(token, `offline_access ${read}`)).toHaveProperty('access_token'),
    );
  });

  it('that is withdrawn on the front page ends the refreshes', async () => {
    const { refresh_token: token } = await signIn(`offline_access ${send}`);
    const home = `${sandbox.origin}/`;
    expect(await (await fetch(home)).text()).toContain('Consents given');
    const form = new URLSearchParams({ address: account });
    const page = await fetch(`${home}withdraw-consent`, { method: 'POST', body: form });
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('Consents given');
    expect(await refresh(token, send)).toMatchObject({ error_codes: [65001] });
    expect(await signIn(`offline_access ${send}`)).toHaveProperty('access_token');
    expect(pages).toContainEqual(consentPage);
  });
});

describe('an answer to a refresh', () => {
  it('has an ID token where openid is asked for, and only there', async () => {
    const { refresh_token: token } = await signIn(`openid email profile offline_access ${send}`);
    expect(await refresh(token, `offline_access ${send}`)).not.toHaveProperty('id_token');
    const { id_token: idToken } = await refresh(token, `openid email offline_access ${send}`);
    const claims = Buffer.from(String(idToken).split('.')[1] ?? '', 'base64url').toString();
    expect(claims).toContain(`"email":"${account}"`);
    expect(claims).not.toContain('preferred_username');
  });
});
