import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type SignInReply } from '../../shell/ports/shell.ts';
import { redirectWith } from '../../testing/fake-shell.ts';
import { startCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  startTokenAuthority,
} from '../../testing/token-authority.ts';

async function practising() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const started = await startCollega({ sandbox: authority.environment });
  const { get, shell } = started;
  const [client] = await get('clients.list', {});
  const clientId = client?.id ?? expect.fail('the sandbox client is missing');
  const [server] = await get('mailServers.list', { clientId });
  const serverId = server?.id ?? expect.fail('the sandbox servers are missing');
  return {
    ...started,
    clientId,
    serverId,
    signIn: (reply: SignInReply | 'accepted') => {
      shell.behave =
        reply === 'accepted' ? redirectWith({ code: canaries.code }) : () => Promise.resolve(reply);
      return get('signIn.start', { flowId: randomUUID(), clientId, mailbox });
    },
    findings: async () => {
      const runId = randomUUID();
      const { findings } = await get('connectionTests.run', { runId, serverId });
      // Nor is there a mail server, which is a finding of its own.
      return findings.filter(({ step }) => step === 'token').map(({ code }) => `token: ${code}`);
    },
  };
}

const closedOn = (aadsts: number): SignInReply => ({
  kind: 'closed',
  lastPage: { aadsts, traceId: null },
});

describe('a window that is closed', () => {
  it.each([
    ['the user picks an account', closedOn(50058)],
    ['there is an unknown number', closedOn(12345)],
    ['nothing is said', { kind: 'closed' }],
  ] as const)('on a page on which %s: cancelled', async (_what, reply) => {
    const { signIn } = await practising();
    expect(await signIn(reply)).toEqual({ outcome: 'cancelled' });
  });

  it('on a page without a way on: that page is explained, with the IDs that support asks for', async () => {
    const { signIn, shell } = await practising();
    const ended = await signIn(closedOn(90094));
    const asked = new URL(shell.windows[0]?.authorizeUrl ?? '').searchParams;
    const evidence = [`AADSTS90094 Correlation ID: ${asked.get('client-request-id') ?? 'missing'}`];
    expect(ended).toMatchObject({
      outcome: 'failed',
      findings: [{ code: 'admin-consent-required', evidence }],
    });
  });

  it('on such a page because the user pressed Cancel: cancelled', async () => {
    const { get, shell, clientId } = await practising();
    const flowId = randomUUID();
    shell.behave = async () => {
      await get('signIn.cancel', { flowId });
      return closedOn(90094);
    };
    expect(await get('signIn.start', { flowId, clientId, mailbox })).toEqual({
      outcome: 'cancelled',
    });
  });
});

describe('a test of a mailbox without a link', () => {
  it('says that it is not linked yet', async () => {
    const { findings, signIn } = await practising();
    expect(await findings()).toEqual(['token: mailbox-not-linked']);
    await signIn({ kind: 'closed' });
    expect(await findings()).toEqual(['token: mailbox-not-linked']);
  });

  it('that failed without a network says that this computer is offline, not that a window crashed', async () => {
    const { findings, signIn } = await practising();
    await signIn({ kind: 'failed', code: 'net::ERR_NAME_NOT_RESOLVED', text: 'login' });
    expect(await findings()).toEqual(['token: mailbox-link-failed', 'token: computer-offline']);
  });

  it('says that the last sign-in failed, and why; the newest reason counts', async () => {
    const { findings, signIn, get, serverId } = await practising();
    await signIn({ kind: 'failed', code: 'net::ERR_NAME_NOT_RESOLVED', text: 'login' });
    await signIn(closedOn(90094));
    const expected = ['token: mailbox-link-failed', 'token: admin-consent-required'];
    expect(await findings()).toEqual(expected);
    // A cancelled one says nothing about the mailbox.
    await signIn({ kind: 'closed' });
    expect(await findings()).toEqual(expected);
    const last = await get('connectionTests.last', { serverId });
    expect(last?.findings.filter(({ step }) => step === 'token')).toHaveLength(2);
    const asked = { runId: randomUUID(), serverIds: [serverId] };
    const { results } = await get('connectionTests.runMany', asked);
    expect(results[0]?.findings.map(({ code }) => code)).toContain('mailbox-link-failed');
  });

  it('has forgotten the failure once the mailbox was linked', async () => {
    const { findings, signIn, get, clientId } = await practising();
    await signIn(closedOn(90094));
    expect(await signIn('accepted')).toMatchObject({ outcome: 'linked' });
    const [link] = await get('mailboxLinks.list', { clientId });
    await get('mailboxLinks.disconnect', { linkId: link?.id ?? '' });
    expect(await findings()).toEqual(['token: mailbox-not-linked']);
  });
});
