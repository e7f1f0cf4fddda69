import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceTenant } from '../practice-tenant.ts';
import { readPage } from '../read-page.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { practiceRedirectUri } from '../testing/link-with-msal.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null });
});
afterAll(() => sandbox.close());

async function openPages(changes: Record<string, string> = {}, language = 'en'): Promise<Response> {
  const query = new URLSearchParams({
    client_id: practiceTenant.applicationId,
    response_type: 'code',
    redirect_uri: practiceRedirectUri,
    scope: 'openid https://outlook.office.com/SMTP.Send',
    ...changes,
  });
  return fetch(`${sandbox.origin}/common/oauth2/v2.0/authorize?${query.toString()}`, {
    headers: { 'accept-language': language },
    redirect: 'manual',
  });
}

/** Submits the form of a page with these fields added. */
async function submit(page: string, fields: Record<string, string>): Promise<Response> {
  const filled = new URLSearchParams(
    readPage(page).form?.fields.map(([name, value]) => [name, value]),
  );
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return fetch(`${sandbox.origin}/sign-in`, { method: 'POST', body: filled, redirect: 'manual' });
}

async function submitText(page: string, fields: Record<string, string>): Promise<string> {
  return (await submit(page, fields)).text();
}

describe('the sign-in pages', () => {
  it('list every practice mailbox as a button', async () => {
    const page = readPage(await (await openPages()).text());
    expect(page.title).toBe('Pick an account');
    const listed = page.form?.buttons.flatMap(({ name, value }) =>
      name === 'account' ? [value] : [],
    );
    expect(listed).toEqual(sandbox.environment.mailboxes);
  });

  it('put the hinted account first, and skip the list only when it was not asked for', async () => {
    const hint = { login_hint: 'MFA@sandbox.example' };
    const picking = readPage(await (await openPages({ ...hint, prompt: 'select_account' })).text());
    expect(picking.form?.buttons[0]?.value).toBe('mfa@sandbox.example');
    const direct = readPage(await (await openPages(hint)).text());
    expect(direct.title).toBe('Approve sign in request');
  });

  it('take a typed address of a practice mailbox and name an unknown one', async () => {
    const list = await (await openPages()).text();
    const typing = await submitText(list, { another: 'yes' });
    const unknown = await submitText(typing, { address: '<b>nobody@sandbox.example' });
    expect(readPage(unknown).alert).toContain('<b>nobody@sandbox.example');
    expect(unknown).not.toContain('<b>');
    const known = await submitText(unknown, { address: ' Works@Sandbox.example ' });
    expect(readPage(known).title).toBe('Permissions requested');
  });

  it('go back with access_denied when Cancel is pressed', async () => {
    const list = await (await openPages({ state: 's' })).text();
    const consent = await submitText(list, { account: 'works@sandbox.example' });
    const response = await submit(consent, { answer: 'cancel' });
    expect(response.status).toBe(302);
    const answer = new URL(response.headers.get('location') ?? '');
    expect(`${answer.origin}${answer.pathname}`).toBe(practiceRedirectUri);
    expect(Object.fromEntries(answer.searchParams)).toMatchObject({
      error: 'access_denied',
      error_subcode: 'cancel',
      error_description: expect.stringMatching(/^AADSTS65004: /) as string,
      state: 's',
    });
  });

  it('do not let mfa past a wrong number, nor straight to Accept', async () => {
    const list = await (await openPages()).text();
    const asking = await submitText(list, { account: 'mfa@sandbox.example' });
    const wrong = await submitText(asking, { number: 'none' });
    expect(readPage(wrong).title).toBe('Approve sign in request');
    const forged = await submitText(wrong, { step: 'consent', answer: 'accept' });
    expect(readPage(forged).title).toBe('Approve sign in request');
    const right = await submitText(forged, { number: readPage(forged).phoneNumber ?? '' });
    expect(readPage(right).title).toBe('Permissions requested');
  });

  it('do not let consent-needed accept for itself', async () => {
    const list = await (await openPages()).text();
    const approval = await submitText(list, { account: 'consent-needed@sandbox.example' });
    expect(readPage(approval).title).toBe('Need admin approval');
    const forged = await submit(approval, { step: 'consent', answer: 'accept' });
    expect(forged.headers.get('location')).toContain('AADSTS90094');
  });

  it('end with the answer: the back button cannot accept twice', async () => {
    const list = await (await openPages()).text();
    const consent = await submitText(list, { account: 'works@sandbox.example' });
    expect((await submit(consent, { answer: 'accept' })).status).toBe(302);
    const again = await submit(consent, { answer: 'accept' });
    expect(again.status).toBe(400);
    expect(readPage(await again.text()).alert).toContain('AADSTS50089');
  });

  it('speak Italian when asked to, ui_locales before the browser', async () => {
    const title = async (response: Response): Promise<string> =>
      readPage(await response.text()).title;
    expect(await title(await openPages({}, 'fr, it;q=0.8, en;q=0.5'))).toBe('Scegli un account');
    expect(await title(await openPages({ ui_locales: 'it-IT' }, 'en'))).toBe('Scegli un account');
    expect(await title(await openPages({ ui_locales: 'en' }, 'it'))).toBe('Pick an account');
  });

  it('allow no script, and forms only to themselves and to the registered Odoo', async () => {
    const response = await openPages();
    const policy = response.headers.get('content-security-policy');
    expect(policy).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' http://localhost:* https://odoo.example.com; base-uri 'none'; frame-ancestors 'none'",
    );
    const text = await response.text();
    expect(text).not.toMatch(/<script|\sstyle=|\son[a-z]+=/i);
    expect(text).toContain('practice tenant, not Microsoft');
  });

  it('are not served under a name that is not loopback', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request(sandbox.origin, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
