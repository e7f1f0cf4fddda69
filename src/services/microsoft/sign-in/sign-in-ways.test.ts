import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type SignInAddress,
  type SignInOutcome,
  type SignInWay,
} from '../../../contract/sign-in.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { leaveOpen } from '../../testing/fake-shell.ts';
import { soon } from '../../testing/soon.ts';
import { startCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  startTokenAuthority,
} from '../../testing/token-authority.ts';

async function practising() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const clock = createFakeClock();
  const started = await startCollega({ sandbox: authority.environment, clock });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the sandbox client is missing');
  const clientId = client.id;
  const flowId = randomUUID();
  /** Starts a sign-in; answers when its address is known. */
  const start = async (way: SignInWay) => {
    const address = new Promise<SignInAddress>((resolve) => {
      started.collega.onEvent((name, payload) => {
        if (name === 'signIn.addressReady' && 'authorizeUrl' in payload) resolve(payload);
      });
    });
    const outcome = started.get('signIn.start', { flowId, clientId, mailbox, way });
    return { ...(await address), outcome };
  };
  return { ...started, authority, clock, clientId, flowId, start };
}

/** The final address, as the authority would send the browser there. */
function finalAddress({ authorizeUrl }: SignInAddress, code: string = canaries.code): string {
  const asked = new URL(authorizeUrl).searchParams;
  const query = new URLSearchParams({ code, state: asked.get('state') ?? '' });
  return `${asked.get('redirect_uri') ?? ''}/?${query.toString()}`.replace('confirm/?', 'confirm?');
}

async function expectClosed(redirectUri: string): Promise<void> {
  const port = Number(new URL(redirectUri).port);
  for (const host of ['127.0.0.1', '::1']) {
    const late = connect({ host, port });
    onTestFinished(() => void late.destroy());
    const answer = new Promise<unknown>((resolve) => {
      late.once('error', resolve);
      late.once('connect', () => resolve('a program listens'));
    });
    expect(await answer).toMatchObject({ code: 'ECONNREFUSED' });
  }
}

const codesOf = (outcome: SignInOutcome): unknown =>
  outcome.outcome === 'failed' ? outcome.findings.map(({ code }) => code) : outcome.outcome;

describe('in the system’s browser', () => {
  it('the mailbox is linked by the answer that reaches loopback', async () => {
    const { start, shell, authority, events } = await practising();
    const opened: string[] = [];
    shell.browse = (address) => {
      opened.push(address);
      return Promise.resolve(true);
    };
    const flow = await start('browser');
    expect(flow.redirectUri).toMatch(/^http:\/\/localhost:\d+$/);
    expect(flow.opened).toBe(true);
    // What other users can read in the opener's arguments tells neither state nor challenge.
    expect(opened).toEqual([expect.stringMatching(/^http:\/\/localhost:\d+\/open\/[\w-]{32}$/)]);
    const entered = await fetch(opened[0] ?? '', { redirect: 'manual' });
    expect([entered.status, entered.headers.get('location')]).toEqual([302, flow.authorizeUrl]);
    const stranger = await fetch(`${flow.redirectUri}/?code=x&state=wrong`);
    expect(stranger.status).toBe(400);
    expect((await fetch(finalAddress(flow))).status).toBe(200);
    expect(await flow.outcome).toMatchObject({ outcome: 'linked', link: { mailbox } });
    expect(authority.asked.map((form) => form.get('redirect_uri'))).toEqual([flow.redirectUri]);
    expect(authority.asked[0]?.get('client_secret')).toBe(canaries.secret);
    const phases = events.filter(({ name }) => name === 'signIn.progress');
    expect(phases[1]?.payload).toMatchObject({ phase: 'waiting-for-browser' });
    await expectClosed(flow.redirectUri);
  });

  it('ends when the entrance is used twice: another program learned the state before the browser did', async () => {
    const { start, shell, authority } = await practising();
    const opened: string[] = [];
    shell.browse = (address) => {
      opened.push(address);
      return Promise.resolve(true);
    };
    const flow = await start('browser');
    const [entrance = ''] = opened;
    const statuses = [];
    for (const change of ['', '/', '?x=1', '']) {
      statuses.push((await fetch(`${entrance}${change}`, { redirect: 'manual' })).status);
    }
    expect(statuses).toEqual([302, 404, 404, 410]);
    expect(codesOf(await flow.outcome)).toEqual(['sign-in-state-mismatch']);
    expect(authority.asked).toEqual([]);
    await expectClosed(flow.redirectUri);
  });

  it('goes on waiting when the browser could not be started: the address can be opened by hand', async () => {
    const { start, shell } = await practising();
    shell.browse = () => Promise.resolve(false);
    const flow = await start('browser');
    expect(flow.opened).toBe(false);
    await fetch(finalAddress(flow));
    expect(codesOf(await flow.outcome)).toBe('linked');
  });

  it('a refusal of the authority ends it, in the authority’s own words', async () => {
    const { start } = await practising();
    const flow = await start('browser');
    const refusal = new URL(finalAddress(flow));
    refusal.searchParams.delete('code');
    refusal.searchParams.set('error', 'access_denied');
    refusal.searchParams.set('error_description', 'AADSTS65004: User declined to consent.');
    await fetch(refusal);
    expect(codesOf(await flow.outcome)).toEqual(['user-declined-consent']);
    await expectClosed(flow.redirectUri);
  });

  it('is cancelled, and leaves no port open', async () => {
    const { start, get, flowId } = await practising();
    const flow = await start('browser');
    await get('signIn.cancel', { flowId });
    expect(codesOf(await soon(flow.outcome))).toBe('cancelled');
    await expectClosed(flow.redirectUri);
  });

  it('waits ten minutes at most, and leaves no port open', async () => {
    const { start, clock } = await practising();
    const flow = await start('browser');
    clock.advance(10 * 60_000);
    expect(codesOf(await soon(flow.outcome))).toEqual(['sign-in-timed-out']);
    await expectClosed(flow.redirectUri);
  });
});

describe('by paste', () => {
  it('the final address links the mailbox, with Odoo’s own redirect URI', async () => {
    const { start, get, flowId, authority } = await practising();
    const flow = await start('pasted');
    expect(flow.redirectUri).toBe('https://odoo.example.com/microsoft_outlook/confirm');
    const reply = await get('signIn.paste', { flowId, address: ` ${finalAddress(flow)}\n` });
    expect(reply).toEqual({ accepted: true });
    expect(codesOf(await flow.outcome)).toBe('linked');
    expect(authority.asked[0]?.get('redirect_uri')).toBe(flow.redirectUri);
  });

  it('what is not the answer is refused with a reason, and the sign-in goes on', async () => {
    const { start, get, flowId } = await practising();
    const flow = await start('pasted');
    const final = finalAddress(flow);
    for (const [address, problem] of [
      ['', 'other-page'],
      ['CANARY', 'other-page'],
      [flow.authorizeUrl, 'other-page'],
      [final.replace('odoo.example.com', 'evil.example'), 'other-page'],
      [final.replace(/state=[^&]*/, 'state=another'), 'other-sign-in'],
      [`${flow.redirectUri}?code=x`, 'other-sign-in'],
      [final.replace(/code=[^&]*&/, ''), 'without-code'],
    ] as const) {
      expect(await get('signIn.paste', { flowId, address })).toEqual({ accepted: false, problem });
    }
    expect(await get('signIn.paste', { flowId, address: final })).toEqual({ accepted: true });
    expect(codesOf(await flow.outcome)).toBe('linked');
  });

  it('only a sign-in that waits for an address takes one', async () => {
    const { refusal, start, get, flowId } = await practising();
    const gone = { kind: 'not-found', what: 'sign-in' };
    expect(await refusal('signIn.paste', { flowId, address: 'x' })).toEqual(gone);
    const flow = await start('browser');
    expect(await refusal('signIn.paste', { flowId, address: finalAddress(flow) })).toEqual(gone);
    await get('signIn.cancel', { flowId });
    await flow.outcome;
  });
});

describe('a window that was loaded again', () => {
  it('finds the sign-in that waits, and learns its end', async () => {
    const { start, get, flowId, clientId } = await practising();
    const flow = await start('pasted');
    const { authorizeUrl, redirectUri, opened } = flow;
    expect(await get('signIn.pending', {})).toEqual([
      {
        state: 'running',
        flowId,
        clientId,
        mailbox,
        way: 'pasted',
        phase: 'waiting-for-address',
        address: { authorizeUrl, redirectUri, opened },
      },
    ]);
    const joined = get('signIn.join', { flowId });
    await get('signIn.paste', { flowId, address: finalAddress(flow) });
    expect(codesOf(await joined)).toBe('linked');
    expect(await get('signIn.pending', {})).toEqual([]);
  });

  it('is told when there is nothing to join', async () => {
    const { refusal, flowId } = await practising();
    expect(await refusal('signIn.join', { flowId })).toMatchObject({ kind: 'not-found' });
  });
});

it('a client that is removed takes its sign-in with it: the window closes, nothing is kept', async () => {
  const { get, shell, clientId, flowId, collega } = await practising();
  shell.behave = leaveOpen;
  const waiting = new Promise<void>((resolve) => {
    collega.onEvent((_name, payload) => {
      if ('phase' in payload && payload.phase === 'waiting-for-user') resolve();
    });
  });
  const outcome = get('signIn.start', { flowId, clientId, mailbox });
  await waiting;
  await get('clients.remove', { clientId });
  expect(await outcome).toEqual({ outcome: 'cancelled' });
  expect(shell.windows[0]?.signal.aborted).toBe(true);
});
