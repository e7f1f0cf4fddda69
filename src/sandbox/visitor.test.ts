import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceTenant } from './practice-tenant.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { practiceRedirectUri } from './testing/link-with-msal.ts';
import { type DeadEnd, type Visit, visitSignIn } from './visitor.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ stateFolder: null });
});
afterAll(() => sandbox.close());

const signal = AbortSignal.timeout(20_000);

function visit(
  changes: Record<string, string>,
  more: Partial<Parameters<typeof visitSignIn>[0]> = {},
): Promise<Visit> {
  const query = new URLSearchParams({
    client_id: practiceTenant.applicationId,
    response_type: 'code',
    redirect_uri: practiceRedirectUri,
    scope: 'openid https://outlook.office.com/SMTP.Send',
    prompt: 'select_account',
    ...changes,
  });
  const authorizeUrl = `${sandbox.origin}/common/oauth2/v2.0/authorize?${query.toString()}`;
  return visitSignIn({ authorizeUrl, redirectUri: practiceRedirectUri, signal, ...more });
}

describe('the visitor without a display', () => {
  it('takes the hinted account through every page and stops at the redirect', async () => {
    const titles: string[] = [];
    const result = await visit(
      { login_hint: 'mfa@sandbox.example' },
      { onPage: (title) => titles.push(title) },
    );
    expect(titles).toEqual(['Pick an account', 'Approve sign in request', 'Permissions requested']);
    expect(result).toMatchObject({
      kind: 'redirected',
      address: expect.stringContaining(`${practiceRedirectUri}?code=`) as string,
      formPost: null,
    });
  });

  it('brings the form of response_mode=form_post instead of sending it', async () => {
    const result = await visit({
      response_mode: 'form_post',
      state: 'a b',
      login_hint: 'works@sandbox.example',
    });
    expect(result).toMatchObject({ kind: 'redirected', address: practiceRedirectUri });
    const form = new URLSearchParams(result.kind === 'redirected' ? (result.formPost ?? '') : '');
    expect(form.get('code')).toMatch(/^1\./);
    expect(form.get('state')).toBe('a b');
  });

  it('says why it could not sign in', async () => {
    expect(await visit({})).toEqual({
      kind: 'failed',
      text: 'no account was named to sign in with',
    });
    expect(await visit({}, { account: 'nobody@sandbox.example' })).toMatchObject({
      text: expect.stringContaining('nobody@sandbox.example') as string,
    });
    const refused = await visit({ client_id: practiceTenant.tenantId });
    expect(refused).toMatchObject({
      kind: 'failed',
      text: expect.stringMatching(/^AADSTS700016/) as string,
    });
    const { deadEnd } = refused as { deadEnd?: DeadEnd };
    expect(deadEnd?.header('x-ms-clitelem')).toBe('1,700016,0,,');
    expect(deadEnd?.header('x-ms-request-id')).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it.each(['https://login.microsoftonline.com/common', 'http://192.0.2.1/', 'file:///etc/hosts'])(
    'refuses to visit %s',
    async (authorizeUrl) => {
      expect(await visit({}, { authorizeUrl })).toMatchObject({
        kind: 'failed',
        text: expect.stringContaining('away from this computer') as string,
      });
    },
  );

  it('refuses to follow a redirect away from this computer', async () => {
    const server = createServer((_, response) => {
      response.writeHead(302, { location: 'https://odoo.example.com/elsewhere?code=1' }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const result = await visit({}, { authorizeUrl: `http://127.0.0.1:${port}/` });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(result).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(result)).not.toContain('code=1');
  });

  it('ends when it is told to', async () => {
    const result = await visit({}, { signal: AbortSignal.abort() });
    expect(result.kind).toBe('failed');
  });
});
