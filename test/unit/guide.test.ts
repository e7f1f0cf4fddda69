import { describe, expect, it } from 'vitest';
import { type Authority } from '../../src/contract/azure-app.ts';
import { type Guide } from '../../src/contract/guide.ts';
import { answering, checkOf, outcomes, practise } from './support/practise-guide.ts';

const stateOf = (guide: Guide, id: string) => guide.steps.find((step) => step.id === id)?.state;
const tenant = (name: string): Authority => ({ kind: 'tenant', tenant: name });

describe('what Microsoft is asked', () => {
  it('proves tenant, app, redirect URI and secret without a window or a user', async () => {
    const { check, shell, clientId, get } = await practise();
    const before = await get('guide.read', { clientId });
    expect(before.checkedAt).toBeNull();
    expect(checkOf(before, 'app-known')).toMatchObject({ outcome: 'waiting', checkedAt: null });
    const guide = await check();
    for (const id of ['registration', 'account-types', 'redirect-uri']) {
      expect(stateOf(guide, id), id).toBe('done');
    }
    expect(checkOf(guide, 'secret-accepted')).toMatchObject({
      outcome: 'passed',
      reason: 'secret-proven',
      checkedAt: guide.checkedAt,
    });
    expect(guide.checkedAt).not.toBeNull();
    expect(shell.windows).toEqual([]);
    expect(await get('guide.read', { clientId })).toEqual(guide);
  });

  it('names an unknown application, and leaves the rest unjudged', async () => {
    const { check, save } = await practise();
    await save({ applicationId: '11111111-2222-4333-8444-555555555555' });
    const guide = await check();
    expect(checkOf(guide, 'app-known')).toMatchObject({
      outcome: 'failed',
      finding: { code: 'app-not-found', evidence: [expect.stringContaining('AADSTS700016')] },
    });
    expect(checkOf(guide, 'redirect-uri-registered')).toMatchObject({
      outcome: 'unclear',
      reason: 'refused-elsewhere',
    });
    expect(stateOf(guide, 'registration')).toBe('problem');
    expect(stateOf(guide, 'redirect-uri')).toBe('open');
  });

  it('names a redirect URI that is not registered, and knows the app by it', async () => {
    const { check, save } = await practise();
    await save({ odooUrl: 'https://other.example.com' });
    const guide = await check();
    expect(checkOf(guide, 'redirect-uri-registered')).toMatchObject({
      outcome: 'failed',
      finding: {
        code: 'redirect-uri-mismatch',
        evidence: [expect.stringContaining('AADSTS50011')],
      },
    });
    expect(checkOf(guide, 'app-known')).toMatchObject({ outcome: 'passed' });
  });

  it('names a tenant that does not exist, by discovery and on the sign-in page', async () => {
    const { check, save } = await practise();
    await save({ authority: tenant('nobody.example') });
    const guide = await check();
    for (const id of ['tenant-found', 'account-types-accepted'] as const) {
      expect(checkOf(guide, id), id).toMatchObject({
        outcome: 'failed',
        finding: { code: 'tenant-not-found' },
      });
    }
    await save({ authority: tenant('sandbox.example') });
    expect(checkOf(await check(), 'tenant-found')).toMatchObject({
      outcome: 'passed',
      params: { tenant: '5a4d8b0c-7c1e-4f3a-9b2d-0e1f2a3b4c5d' },
    });
  });

  it('names a wrong secret, and repeats it nowhere', async () => {
    const { check, save, log, events } = await practise();
    await save({ secret: 'CANARY~wrong-secret' });
    const guide = await check();
    expect(checkOf(guide, 'secret-accepted')).toMatchObject({
      outcome: 'failed',
      finding: { code: 'client-secret-wrong' },
    });
    expect(stateOf(guide, 'secret')).toBe('problem');
    expect(JSON.stringify([guide, log, events])).not.toContain('CANARY');
  });

  it('is forgotten as soon as the Azure app or its secret changes', async () => {
    const { check, save, get, clientId } = await practise();
    await check();
    await save({ secret: 'another~secret' });
    const guide = await get('guide.read', { clientId });
    expect(guide.checkedAt).toBeNull();
    expect(checkOf(guide, 'secret-accepted')).toMatchObject({ reason: 'not-checked-yet' });
  });

  it('waits for values that are missing', async () => {
    const { get } = await practise();
    const { id } = await get('clients.create', { name: 'Rossi' });
    const guide = await get('guide.read', { clientId: id });
    expect(guide).toMatchObject({ consentAddress: null, script: null });
    expect(guide.steps.map(({ state }) => state)).toEqual(guide.steps.map(() => 'open'));
  });
});

describe('answers that the practice tenant does not give', () => {
  it.each([
    [
      'AADSTS50194: Application is not configured as a multi-tenant application.',
      'app-is-single-tenant',
      ['passed', 'failed', 'unclear'],
    ],
    [
      'AADSTS50011: The redirect URI does not match.',
      'redirect-uri-mismatch',
      ['passed', 'unclear', 'failed'],
    ],
    ['AADSTS700016: Application was not found.', 'app-not-found', ['failed', 'unclear', 'unclear']],
    ['AADSTS90002: Tenant not found.', 'tenant-not-found', ['unclear', 'failed', 'unclear']],
    [
      'AADSTS90033: A transient error has occurred.',
      'authority-throttles',
      ['not-checked', 'not-checked', 'not-checked'],
    ],
    [
      'AADSTS50059: No tenant-identifying information found.',
      null,
      ['unclear', 'unclear', 'unclear'],
    ],
  ])('%s', async (words, code, expected) => {
    const { authorityMetadata } = await answering((_request, response) =>
      response.end(`<script>$Config={"strServiceExceptionMessage":"${words}"}</script>`),
    );
    const { check } = await practise({ authorityMetadata });
    const guide = await check();
    expect(outcomes(guide)).toEqual(expected);
    const told = [...guide.steps.flatMap(({ checks }) => checks), ...guide.notChecked];
    const findings = told.flatMap(({ finding }) => finding?.code ?? []);
    if (code === null) expect(checkOf(guide, 'app-known')?.reason).toBe('no-tenant-named');
    else expect(findings).toContain(code);
  });

  it('a tenant of another cloud is named by where it signs in', async () => {
    const { authorityMetadata, origin } = await answering((_request, response) =>
      response.end(
        JSON.stringify({
          issuer: 'https://login.microsoftonline.us/x/v2.0',
          authorization_endpoint: 'https://login.microsoftonline.us/x/oauth2/v2.0/authorize',
        }),
      ),
    );
    expect(origin).toContain('127.0.0.1');
    const { check } = await practise({ authorityMetadata });
    expect(checkOf(await check(), 'tenant-found')).toMatchObject({
      outcome: 'failed',
      reason: 'other-cloud',
      params: { host: 'login.microsoftonline.us' },
    });
  });

  it('is never followed to an address that Microsoft does not sign in at', async () => {
    let followed = 0;
    const other = await answering((_request, response) => {
      followed += 1;
      response.end();
    });
    const { authorityMetadata } = await answering((_request, response) =>
      response.writeHead(302, { location: `${other.origin}/caught?code=1` }).end(),
    );
    const { check } = await practise({ authorityMetadata });
    const guide = await check();
    expect(outcomes(guide)).toEqual(['not-checked', 'not-checked', 'not-checked']);
    expect(followed).toBe(0);
  });

  it('a portal that repeats what was posted does not bring the secret into the result', async () => {
    const secret = 'CANARY-secret_Value.1';
    const { authorityMetadata } = await answering((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const form = new URLSearchParams(text);
        response.writeHead(400, { 'content-type': 'application/json' });
        const said = {
          error: 'invalid_request',
          error_description: `AADSTS90014: ${text} ${form.get('client_secret') ?? ''}`,
        };
        response.end(JSON.stringify(said));
      });
    });
    const { check, save, log } = await practise({ authorityMetadata });
    await save({ secret });
    const guide = await check();
    expect(checkOf(guide, 'secret-accepted')).toMatchObject({ outcome: 'unclear' });
    expect(JSON.stringify([guide, log])).not.toContain('CANARY');
  });

  it('a secret that is only not refused is said to be just that', async () => {
    const asked: string[] = [];
    const { authorityMetadata } = await answering((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        asked.push(new URLSearchParams(text).get('grant_type') ?? 'none');
        const codes = text.includes('client_credentials') ? [700016] : [9002313];
        response.writeHead(400);
        response.end(
          JSON.stringify({
            error: 'invalid_grant',
            error_description: `AADSTS${codes[0] ?? 0}: x`,
            error_codes: codes,
          }),
        );
      });
    });
    const { check } = await practise({ authorityMetadata });
    expect(checkOf(await check(), 'secret-accepted')).toMatchObject({
      outcome: 'unclear',
      reason: 'secret-not-refused',
      params: { said: 'AADSTS9002313' },
    });
    expect(asked.filter((grant) => grant !== 'none')).toEqual([
      'client_credentials',
      'authorization_code',
    ]);
  });
});

describe('ticks', () => {
  it('by hand are kept, and a failed check is louder than a tick', async () => {
    const { get, clientId, check, save } = await practise();
    await get('guide.tick', { clientId, step: 'odoo-settings', done: true });
    const ticked = await get('guide.tick', { clientId, step: 'redirect-uri', done: true });
    expect(stateOf(ticked, 'odoo-settings')).toBe('done');
    expect((await get('clients.list', {}))[0]?.guideDone).toEqual([
      'odoo-settings',
      'redirect-uri',
    ]);
    await save({ odooUrl: 'https://other.example.com' });
    expect(stateOf(await check(), 'redirect-uri')).toBe('problem');
    const unticked = await get('guide.tick', { clientId, step: 'odoo-settings', done: false });
    expect(stateOf(unticked, 'odoo-settings')).toBe('open');
  });
});
