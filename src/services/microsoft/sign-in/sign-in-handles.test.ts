import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type SignInOutcome, type SignInWay } from '../../../contract/sign-in.ts';
import { systemClock } from '../../shell/ports/clock.ts';
import { redirectWith } from '../../testing/fake-shell.ts';
import { startCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  startTokenAuthority,
} from '../../testing/token-authority.ts';

/** Sockets, servers, timers, children and open requests of this process, by kind and number. */
const handles = (): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counted[kind] = (counted[kind] ?? 0) + 1;
  return counted;
};

/** What is there now beyond what was there before; the test runner's own timers come and go. */
function beyond(before: Record<string, number>): Record<string, number> {
  const more = Object.entries(handles()).filter(([kind, count]) => count > (before[kind] ?? 0));
  return Object.fromEntries(more);
}

/** Waits by turns of the event loop, and by no timer: that would be counted itself. */
async function settleAt(before: Record<string, number>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (Object.keys(beyond(before)).length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(beyond(before)).toEqual({});
}

let idle: Record<string, number>;
beforeAll(() => {
  idle = handles();
});

async function practising(answer?: 'hang-up') {
  // What the test before has closed may take its time.
  await settleAt(idle);
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  if (answer !== undefined) authority.answer = () => answer;
  const started = await startCollega({ sandbox: authority.environment, clock: systemClock });
  const [client] = await started.get('clients.list', {});
  const clientId = client?.id ?? expect.fail('the sandbox client is missing');
  const flowId = randomUUID();
  const before = handles();
  return {
    ...started,
    flowId,
    start: (way: SignInWay): Promise<SignInOutcome> =>
      started.get('signIn.start', { flowId, clientId, mailbox, way }),
    expectNothingLeft: () => settleAt(before),
  };
}

/** The final address, as the authority would send the browser there. */
function answerTo(authorizeUrl: string): string {
  const asked = new URL(authorizeUrl).searchParams;
  const query = new URLSearchParams({ code: canaries.code, state: asked.get('state') ?? '' });
  return `${asked.get('redirect_uri') ?? ''}?${query.toString()}`;
}

/** A browser that keeps its connection open for as long as it may. */
function visit(address: string): void {
  const { port, search } = new URL(address);
  const headers = { host: `localhost:${port}`, connection: 'keep-alive' };
  request({ host: '127.0.0.1', port, path: `/${search}`, headers }, (response) => {
    response.resume();
  }).end();
}

describe('sign-in endings: no socket, timer, server or child process is left', () => {
  it.each([
    ['done', { kind: 'code' }, 'linked'],
    ['closed', { kind: 'closed' }, 'cancelled'],
    ['crashed', { kind: 'failed', code: 'crashed', text: '' }, 'failed'],
  ] as const)('in a window, %s', async (_how, reply, outcome) => {
    const { shell, start, expectNothingLeft } = await practising();
    shell.behave =
      reply.kind === 'code' ? redirectWith({ code: canaries.code }) : () => Promise.resolve(reply);
    expect((await start('window')).outcome).toBe(outcome);
    await expectNothingLeft();
  });

  it('in a window, when the authority cannot be reached afterwards', async () => {
    const { shell, start, expectNothingLeft } = await practising('hang-up');
    shell.behave = redirectWith({ code: canaries.code });
    expect((await start('window')).outcome).toBe('failed');
    await expectNothingLeft();
  });

  it('in the browser, done', async () => {
    const { shell, start, expectNothingLeft } = await practising();
    shell.browse = async (entrance) => {
      const { headers } = await fetch(entrance, { redirect: 'manual' });
      visit(answerTo(headers.get('location') ?? ''));
      return true;
    };
    expect((await start('browser')).outcome).toBe('linked');
    await expectNothingLeft();
  });

  it('by paste, done', async () => {
    const { collega, get, start, flowId, expectNothingLeft } = await practising();
    collega.onEvent((name, payload) => {
      if (name !== 'signIn.addressReady' || !('authorizeUrl' in payload)) return;
      void get('signIn.paste', { flowId, address: answerTo(payload.authorizeUrl) });
    });
    expect((await start('pasted')).outcome).toBe('linked');
    await expectNothingLeft();
  });

  it.each(['window', 'browser', 'pasted'] as const)('%s: cancelled', async (way) => {
    const { collega, get, start, flowId, expectNothingLeft } = await practising();
    collega.onEvent((name, payload) => {
      if (name !== 'signIn.progress' || !('phase' in payload)) return;
      if (payload.phase.startsWith('waiting-')) void get('signIn.cancel', { flowId });
    });
    expect(await start(way)).toEqual({ outcome: 'cancelled' });
    await expectNothingLeft();
  });

  it.each(['window', 'browser', 'pasted'] as const)('%s: Collega closes', async (way) => {
    const { collega, start, expectNothingLeft } = await practising();
    collega.onEvent((name, payload) => {
      if (name !== 'signIn.progress' || !('phase' in payload)) return;
      if (payload.phase.startsWith('waiting-')) setImmediate(() => void collega.dispose());
    });
    expect(await start(way)).toEqual({ outcome: 'cancelled' });
    await expectNothingLeft();
  });
});
