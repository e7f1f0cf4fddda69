import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { type Shell, type SignInReply } from '../../shell/ports/shell.ts';
import { leaveOpen, redirectWith } from '../../testing/fake-shell.ts';
import { openPractice } from '../../testing/open-practice.ts';
import { soon } from '../../testing/soon.ts';
import { startCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  grantTokens,
  practiceMailbox as mailbox,
  refuseTokens,
} from '../../testing/token-authority.ts';

const minutes = 60_000;

const replying =
  (reply: SignInReply): Shell['openSignInWindow'] =>
  () =>
    Promise.resolve(reply);
const codesOf = (outcome: unknown): unknown =>
  (outcome as { findings?: { code: string }[] }).findings?.map(({ code }) => code);

describe('a sign-in', () => {
  it('links the mailbox to the account that signed in', async () => {
    const { start, links, events, flowId } = await openPractice();
    const outcome = await start();
    if (outcome.outcome !== 'linked') expect.fail(JSON.stringify(outcome));
    expect(outcome.link).toMatchObject({
      mailbox,
      kind: 'owner',
      account: { username: mailbox, tenantId: 'tenant' },
      health: { state: 'valid' },
    });
    expect(await links()).toEqual([outcome.link]);
    const phases = events.filter(({ name }) => name === 'signIn.progress');
    expect(phases.map(({ payload }) => payload)).toEqual(
      ['opening-window', 'waiting-for-user', 'redeeming-code', 'saving'].map((phase) => ({
        flowId,
        phase,
      })),
    );
  });

  it('asks for the account of the mailbox, with PKCE and a state of its own each time', async () => {
    const { start, shell, authority } = await openPractice();
    await start();
    await start();
    const [first, second] = shell.windows.map(
      ({ authorizeUrl }) => new URL(authorizeUrl).searchParams,
    );
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      client_id: authority.environment.applicationId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: 'https://odoo.example.com/microsoft_outlook/confirm',
      prompt: 'select_account',
      login_hint: mailbox,
      code_challenge_method: 'S256',
    });
    expect(first?.getAll('login_hint')).toHaveLength(1);
    expect(first?.get('scope')?.split(' ').sort()).toEqual([
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
      'openid',
      'profile',
    ]);
    expect(first?.get('state')).not.toBe(second?.get('state'));
    expect(first?.get('state')?.length).toBeGreaterThanOrEqual(43);

    const [form] = authority.asked;
    const challenge = createHash('sha256')
      .update(form?.get('code_verifier') ?? '')
      .digest('base64url');
    expect(challenge).toBe(first?.get('code_challenge'));
    expect(form?.get('client_secret')).toBe(canaries.secret);
    expect(form?.get('code')).toBe(canaries.code);
    expect(form?.get('redirect_uri')).toBe(first?.get('redirect_uri'));
  });

  it('never takes the reply to an earlier window', async () => {
    const { start, shell, authority } = await openPractice();
    await start();
    const [first] = shell.windows;
    if (first === undefined) expect.fail('no window was opened');
    shell.behave = () => redirectWith({ code: canaries.code })(first);
    expect(await start()).toMatchObject({ outcome: 'failed' });
    expect(authority.asked).toHaveLength(1);
  });

  it('shows no token, code, verifier or secret', async () => {
    const { start, links, get, events, log, authority, shell } = await openPractice();
    const answers = [await start(), await links(), await get('clients.list', {})];
    authority.answer = () => refuseTokens(400, 'invalid_grant', 'AADSTS70008: expired');
    answers.push(await start());
    const verifier = authority.asked[0]?.get('code_verifier') ?? '';
    const state = new URL(shell.windows[0]?.authorizeUrl ?? '').searchParams.get('state') ?? '';
    const told = JSON.stringify([answers, events, log]);
    expect(verifier).not.toBe('');
    for (const secret of [...Object.values(canaries), verifier, state]) {
      expect(told).not.toContain(secret);
    }
  });

  it('of someone else waits for a decision, and links only when kept', async () => {
    const { start, links, get, authority, flowId, clock } = await openPractice();
    authority.answer = () =>
      grantTokens({ account: { preferred_username: 'Anna@practice.example' } });
    expect(await start()).toMatchObject({
      outcome: 'other-account',
      flowId,
      mailbox,
      account: { username: 'Anna@practice.example' },
    });
    expect(await links()).toEqual([]);
    const link = await get('signIn.keepAsDelegate', { flowId });
    expect(link).toMatchObject({ kind: 'delegate', mailbox });
    expect(await links()).toEqual([link]);
    expect(clock.pending()).toBe(0);
  });

  it.each(['cancelled', 'forgotten after ten minutes'])(
    'of another account is %s and cannot be kept any more',
    async (how) => {
      const { start, get, refusal, authority, flowId, clock, links } = await openPractice();
      authority.answer = () => grantTokens({ account: { preferred_username: 'anna@b.it' } });
      await start();
      if (how === 'cancelled') await get('signIn.cancel', { flowId });
      else clock.advance(10 * minutes);
      expect(await refusal('signIn.keepAsDelegate', { flowId })).toEqual({
        kind: 'not-found',
        what: 'sign-in',
      });
      expect([await links(), clock.pending()]).toEqual([[], 0]);
    },
  );

  it.each([
    ['counts a verified alias of the mailbox as the mailbox (row 200)', true, 'linked'],
    ['asks about an alias that is not verified', false, 'other-account'],
  ])('%s', async (_title, xms_edov, outcome) => {
    const { start, authority } = await openPractice();
    const email = mailbox.toUpperCase();
    const account = { preferred_username: 'upn@tenant.example', email, xms_edov };
    authority.answer = () => grantTokens({ account });
    expect(await start()).toMatchObject({ outcome });
  });

  it('is cancelled when the user closes the window', async () => {
    const { start, shell, clock } = await openPractice();
    shell.behave = replying({ kind: 'closed' });
    expect(await start()).toEqual({ outcome: 'cancelled' });
    expect(clock.pending()).toBe(0);
  });

  it('is explained when it is not finished within ten minutes', async () => {
    const { start, shell, phase, clock } = await openPractice();
    shell.behave = leaveOpen;
    const waiting = phase('waiting-for-user');
    const outcome = start();
    await waiting;
    // The proxy of the window is asked for in between.
    await vi.waitFor(() => expect(shell.windows).toHaveLength(1));
    clock.advance(10 * minutes - 1);
    expect(shell.windows[0]?.signal.aborted).toBe(false);
    clock.advance(1);
    expect(await soon(outcome)).toMatchObject({
      outcome: 'failed',
      findings: [{ severity: 'error' }],
    });
  });

  it.each(['opening-window', 'waiting-for-user', 'redeeming-code'])(
    'can be cancelled at %s, and leaves nothing',
    async (at) => {
      const { start, get, shell, phase, authority, flowId, clock, links } = await openPractice();
      if (at === 'waiting-for-user') shell.behave = leaveOpen;
      if (at === 'redeeming-code') authority.answer = () => new Promise(() => undefined);
      const reached = phase(at);
      const outcome = start();
      await reached;
      await get('signIn.cancel', { flowId });
      expect(await soon(outcome)).toEqual({ outcome: 'cancelled' });
      expect([await links(), clock.pending()]).toEqual([[], 0]);
      if (at === 'opening-window') expect(shell.windows).toEqual([]);
    },
  );

  it('cannot be started twice under one name', async () => {
    const { start, ask, shell, phase, get, flowId, clientId } = await openPractice();
    shell.behave = leaveOpen;
    const waiting = phase('waiting-for-user');
    const outcome = start();
    await waiting;
    expect(await ask('signIn.start', { flowId, clientId, mailbox })).toEqual({
      ok: false,
      failure: { kind: 'already-running' },
    });
    await get('signIn.cancel', { flowId });
    await outcome;
  });
});

describe('a sign-in that fails is explained', () => {
  it.each([
    ['the page could not be loaded', { kind: 'failed', code: 'ERR_NAME', text: 'no such host' }],
    ['there is no window', { kind: 'unavailable', text: 'no display' }],
    [
      'the address is another',
      { kind: 'redirected', address: 'https://x.example/', formPost: null },
    ],
  ] as const)('when %s', async (_what, reply) => {
    const { start, shell, authority } = await openPractice();
    shell.behave = replying(reply);
    expect(codesOf(await start())).toHaveLength(1);
    expect(authority.asked).toEqual([]);
  });

  it('when the user or the administrator refuses consent', async () => {
    const { start, shell } = await openPractice();
    const text = 'AADSTS65004: User declined to consent';
    shell.behave = redirectWith({ error: 'access_denied', error_description: text });
    expect(await start()).toMatchObject({ outcome: 'failed', findings: [{ evidence: [text] }] });
  });

  it.each([
    ['a scope', grantTokens({ scope: 'https://outlook.office.com/SMTP.Send' })],
    ['the refresh token', grantTokens({ without: 'refresh_token' })],
    ['who signed in', grantTokens({ account: { preferred_username: '' } })],
    ['a whole answer', { status: 200, body: '{"access_token":"CANARY-access' }],
    ['an answer', 'hang-up'],
  ] as const)('when the authority leaves out %s', async (_what, answer) => {
    const { start, links, authority } = await openPractice();
    authority.answer = () => answer;
    const outcome = await start();
    expect(codesOf(outcome)).toHaveLength(1);
    expect(JSON.stringify(outcome)).not.toContain('CANARY');
    expect(await links()).toEqual([]);
  });

  it("when the secret is wrong, in the authority's own words", async () => {
    const { start, authority } = await openPractice();
    const text = 'AADSTS7000215: Invalid client secret provided.';
    authority.answer = () => refuseTokens(401, 'invalid_client', text);
    expect(await start()).toMatchObject({ outcome: 'failed', findings: [{ evidence: [text] }] });
  });
});

describe('a sign-in does not begin', () => {
  it('while fields of the Azure app are missing, and names them all', async () => {
    const { get, refusal, shell } = await openPractice();
    const client = await get('clients.create', { name: 'Rossi' });
    const asked = { flowId: randomUUID(), clientId: client.id, mailbox };
    expect(await refusal('signIn.start', asked)).toEqual({
      kind: 'azure-app-incomplete',
      problems: ['applicationId', 'secret', 'odooUrl'].map((field) => ({
        field,
        problem: 'required',
      })),
    });
    expect(shell.windows).toEqual([]);
  });

  it('while the vault is locked, since the tokens could not be kept', async () => {
    const before = await openPractice();
    await before.get('vault.setPassphrase', { passphrase: 'correct horse' });
    const { recordsFile, dataFolder, sandbox } = before.options;
    const { refusal, shell } = await startCollega({ recordsFile, dataFolder, sandbox });
    const asked = { flowId: randomUUID(), clientId: before.clientId, mailbox };
    expect(await refusal('signIn.start', asked)).toEqual({
      kind: 'vault-locked',
      reason: 'passphrase-needed',
    });
    expect(shell.windows).toEqual([]);
  });
});
