import { describe, expect, it } from 'vitest';
import { checkToken, isOver, noTokenFacts, type TokenFacts } from './check-token.ts';

const now = Date.parse('2026-11-23T10:00:00Z');
const minute = 60_000;
const at = (ms: number) => Math.floor((now + ms) / 1000);

const good = {
  aud: 'https://outlook.office.com',
  iss: 'https://sts.windows.net/7f1c/',
  scp: 'IMAP.AccessAsUser.All SMTP.Send',
  upn: 'john@contoso.com',
  tid: '7f1c',
  appid: '11111111-2222-3333-4444-555555555555',
  iat: at(-minute),
  nbf: at(-minute),
  exp: at(60 * minute),
};

function jwt(claims: object): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ typ: 'JWT' })}.${part(claims)}.CANARY-signature`;
}

function check(
  claims: object | string,
  change: Partial<TokenFacts> = {},
  use: { direction?: 'outgoing' | 'incoming'; username?: string; host?: string } = {},
) {
  const token = typeof claims === 'string' ? claims : jwt({ ...good, ...claims });
  const verdict = checkToken(
    token,
    { direction: 'outgoing', username: 'john@contoso.com', host: 'smtp.office365.com', ...use },
    { ...noTokenFacts, ...change },
    now,
  );
  const problem = (signal: object) => ('problem' in signal ? signal.problem : null);
  return {
    ...verdict,
    failed: verdict.failure === null ? null : problem(verdict.failure),
    warned: verdict.warnings.map(problem),
  };
}

const sound = { failed: null, warned: [] };

describe('a token as it should be', () => {
  it.each([
    'https://outlook.office.com',
    'https://outlook.office.com/',
    'https://outlook.office365.com',
    '00000002-0000-0ff1-ce00-000000000000',
    'https://outlook.office365.us',
    'https://outlook-dod.office365.us',
    'https://partner.outlook.cn',
  ])('is for Exchange Online: %s', (aud) => {
    expect(check({ aud })).toMatchObject(sound);
  });

  it('shows its claims, and neither itself nor its signature', () => {
    const { detail } = check({});
    expect(detail).toMatchObject({
      format: 'jwt',
      expiresInSeconds: 3600,
      claims: {
        aud: ['https://outlook.office.com'],
        scp: ['IMAP.AccessAsUser.All', 'SMTP.Send'],
        upn: 'john@contoso.com',
        exp: '2026-11-23T11:00:00.000Z',
      },
    });
    for (const part of jwt(good).split('.')) expect(JSON.stringify(detail)).not.toContain(part);
  });

  it('may name its permissions in any case, or whole', () => {
    expect(check({ scp: 'https://outlook.office.com/smtp.send' })).toMatchObject(sound);
  });
});

describe('the audience (row 102)', () => {
  it.each([
    'https://graph.microsoft.com',
    '00000003-0000-0000-c000-000000000000',
    '11111111-2222-3333-4444-555555555555',
  ])('%s cannot work', (aud) => {
    const checked = check({ aud });
    expect(checked.failed).toBe('wrong-audience');
    expect(checked.failure?.text).toContain(aud);
  });

  it('of Graph cannot work, whatever its issuer', () => {
    expect(check({ aud: 'https://graph.microsoft.com', iss: undefined }).failed).toBe(
      'wrong-audience',
    );
  });

  it('of another authority, or of the server itself, may work', () => {
    expect(check({ aud: 'dovecot', iss: 'https://idp.example/' })).toMatchObject(sound);
    expect(
      check({ aud: 'https://mail.contoso.com' }, {}, { host: 'mail.contoso.com' }),
    ).toMatchObject(sound);
    expect(check({ aud: undefined })).toMatchObject(sound);
  });
});

describe('the expiry (row 105)', () => {
  const serverNow = now;
  it.each([
    ['on the authority’s clock, an hour ago', { serverNow }, -60, 'expired', []],
    ['on the authority’s clock, six minutes ago', { serverNow }, -6, 'expired', []],
    ['a minute ago: within what Microsoft forgives', { serverNow }, -1, null, ['expired']],
    ['on this computer’s clock, an hour ago', {}, -60, 'expired', []],
    ['on this computer’s clock, ten minutes ago', {}, -10, null, ['expired']],
  ])('%s', (_what, facts, minutes, failed, warned) => {
    expect(check({ exp: at(minutes * minute) }, facts)).toMatchObject({ failed, warned });
  });

  it('is judged on the authority’s clock: this computer being hours ahead is only a warning', () => {
    const checked = check({ exp: at(-60 * minute) }, { serverNow: now - 120 * minute });
    expect(checked).toMatchObject({ failed: null, warned: ['clock-skew'] });
    expect(checked.warnings[0]?.text).toContain('+7200 s');
    expect(checked.detail).toMatchObject({ clockSkewSeconds: 7200, clock: 'authority' });
    expect(check({}, { serverNow: now + 4 * minute })).toMatchObject(sound);
  });

  it('shows a clock that is behind by a token from the future', () => {
    const checked = check({ nbf: at(60 * minute), exp: at(120 * minute) });
    expect(checked).toMatchObject({ failed: null, warned: ['clock-skew'] });
    expect(checked.warnings[0]?.text).toContain('-3600 s');
  });

  it('is over for a stored token once the authority’s clock says so', () => {
    expect(isOver(jwt(good), now + 61 * minute)).toBe(true);
    expect(isOver(jwt(good), now)).toBe(false);
    expect(isOver(jwt(good), null)).toBe(false);
    expect(isOver('EwBopaque', now)).toBe(false);
  });
});

describe('the permissions (rows 101, 104)', () => {
  it('must contain the one that this direction needs, and no other', () => {
    expect(check({ scp: 'IMAP.AccessAsUser.All' }).failed).toBe('scope-missing');
    expect(check({ scp: 'SMTP.Send' })).toMatchObject(sound);
    expect(check({ scp: 'SMTP.Send' }, {}, { direction: 'incoming' }).failed).toBe('scope-missing');
  });

  it('of an app alone are a warning: Exchange can be told to take them', () => {
    const checked = check({ scp: undefined, roles: ['SMTP.SendAsApp'], upn: undefined });
    expect(checked).toMatchObject({ failed: null, warned: ['app-only'] });
  });
});

describe('the account (rows 84, 143, 200)', () => {
  it('is not written in the old form of a shared mailbox, person and address in one (row 184)', () => {
    const username = 'john@contoso.com\\sales';
    for (const token of [{}, 'EwB-opaque']) {
      const { failure, warnings } = check(token, {}, { username });
      expect(failure).toBeNull();
      expect(warnings).toContainEqual({
        kind: 'message',
        message: 'shared-mailbox-old-form',
        text: username,
      });
    }
  });

  it('that is not the mailbox is a warning', () => {
    const checked = check({ upn: 'admin@contoso.com' });
    expect(checked).toMatchObject({ failed: null, warned: ['other-account'] });
    expect(checked.warnings[0]?.text).toBe('admin@contoso.com');
  });
  it('says that an administrator signed in, who consented and would own the mailbox', () => {
    const wids = ['62e90394-69f5-4237-9190-012177145e10', 'b79fbf4d-3ef9-4689-8143-76b194e85509'];
    expect(check({ upn: 'admin@contoso.com', wids })).toMatchObject({
      failed: null,
      warned: ['administrator-account'],
    });
    expect(check({ upn: 'admin@contoso.com', wids: wids.slice(1) })).toMatchObject({
      warned: ['other-account'],
    });
  });

  it.each([
    [{ upn: 'JOHN@contoso.com' }, []],
    [{ upn: 'j@contoso.onmicrosoft.com', email: 'john@contoso.com' }, []],
    [{ upn: 'j@contoso.onmicrosoft.com' }, ['j@contoso.onmicrosoft.com']],
    [{ upn: undefined, unique_name: 'live.com#john@contoso.com' }, []],
    [{ upn: undefined }, []],
  ])('may have several names: %j', (claims, accountNames) => {
    expect(check(claims, { accountNames })).toMatchObject(sound);
  });
});

describe("a personal account's token (row 103)", () => {
  it.each(['EwBwA8l6BAAU', 'a.b.c', 'x.eyJicm9rZW4.y', 'one.two', 'a.b.c.d.e'])(
    'is accepted unread: %s',
    (token) => {
      expect(check(token)).toMatchObject({ ...sound, detail: { format: 'opaque' } });
    },
  );

  it('is judged by the scopes that were granted, as a warning', () => {
    const only = (scope: string) => check('EwBwA8l6', { grantedScopes: [scope] });
    expect(only('https://outlook.office.com/SMTP.Send')).toMatchObject(sound);
    expect(only('https://outlook.office.com/IMAP.AccessAsUser.All')).toMatchObject({
      failed: null,
      warned: ['scope-missing'],
    });
  });
});

it.each([
  { aud: 5, scp: ['x'], upn: {}, exp: 'soon' },
  { exp: 1e300, nbf: -1, aud: [[]], roles: 'r' },
])('claims of any form break nothing: %j', (claims) => {
  expect(() => check(claims)).not.toThrow();
});
