import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { redirectWith } from '../../testing/fake-shell.ts';
import { outgoingFields } from '../../testing/server-fields.ts';
import { startCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  grantTokens,
  practiceMailbox,
  startTokenAuthority,
  type TokenAnswer,
} from '../../testing/token-authority.ts';

/** A linked mailbox whose access token has run out, with an outgoing server that does not answer. */
async function lapsed() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const clock = createFakeClock();
  const started = await startCollega({ sandbox: authority.environment, clock });
  const [client] = await started.get('clients.list', {});
  const clientId = client?.id ?? '';
  started.shell.behave = redirectWith({ code: canaries.code });
  const outcome = await started.get('signIn.start', {
    flowId: randomUUID(),
    clientId,
    mailbox: practiceMailbox,
  });
  if (outcome.outcome !== 'linked') expect.fail(JSON.stringify(outcome));
  const server = await started.get('mailServers.create', {
    clientId,
    fields: outgoingFields({ username: practiceMailbox, host: '127.0.0.1', port: 1 }),
  });
  clock.advance(3_600_000);
  const test = async () => {
    const runId = randomUUID();
    const report = await started.get('connectionTests.run', { runId, serverId: server.id });
    return { token: report.steps.find(({ id }) => id === 'token'), findings: report.findings };
  };
  const refresh = () => started.get('mailboxLinks.refresh', { linkId: outcome.link.id });
  return { authority, clock, test, refresh };
}

const granted = grantTokens({ number: 2 }) as Exclude<TokenAnswer, 'hang-up'>;
const throttled = {
  status: 429,
  headers: { 'retry-after': '60' },
  body: { error: 'temporarily_unavailable', error_description: 'AADSTS90055', error_codes: [] },
};

describe('a retest really retests', () => {
  it.each<[string, TokenAnswer]>([
    ['429 with Retry-After', throttled],
    ['503', { status: 503, body: { error: 'server_error', error_description: 'later' } }],
    ['500 with Retry-After', { ...throttled, status: 500 }],
  ])('after %s: the authority is asked again at once', async (_what, refusal) => {
    const { authority, clock, test, refresh } = await lapsed();
    authority.answer = () => refusal;
    expect(await test()).toMatchObject({ token: { status: 'failed' } });
    const date = new Date(clock.now()).toUTCString();
    authority.answer = () => ({ ...granted, headers: { date } });
    const before = authority.asked.length;
    expect(await test()).toMatchObject({ token: { status: 'ok', detail: { refreshed: true } } });
    expect(authority.asked).toHaveLength(before + 1);
    expect(await refresh()).toMatchObject({ link: { health: { state: 'valid' } }, finding: null });
  });

  it('shows how long to wait as a number to count down, and does not wait itself', async () => {
    const { authority, clock, test } = await lapsed();
    authority.answer = () => throttled;
    // The clock stands still: a sleep here would never end.
    const { findings } = await test();
    expect(findings[0]).toMatchObject({ step: 'token', params: { retryAfterSeconds: '60' } });
    expect(clock.pending()).toBe(0);
  });
});

it('a clock that is hours ahead is told by the Date of the authority, and stops nothing', async () => {
  const { test } = await lapsed();
  // The clock was advanced by an hour, the real authority's was not.
  const { token, findings } = await test();
  expect(token).toMatchObject({ status: 'warning', detail: { format: 'opaque' } });
  expect(token?.detail['clockSkewSeconds']).toBeGreaterThan(3595);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'clock-wrong', step: 'token', severity: 'warning' }),
  );
});
