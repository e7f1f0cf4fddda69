import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryRecordsFile } from '../../store/records/memory-records-file.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { redirectWith } from '../../testing/fake-shell.ts';
import { startCollega, type StartedCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  grantTokens,
  practiceMailbox as mailbox,
  refuseTokens,
  startTokenAuthority,
  type TokenAnswer,
} from '../../testing/token-authority.ts';
import { Vault } from '../../store/vault/vault.ts';
import { readTokens } from '../../store/vault/stored-tokens.ts';

const hour = 3_600_000;

async function signIn({ get, shell }: StartedCollega, clientId: string) {
  shell.behave = redirectWith({ code: canaries.code });
  const outcome = await get('signIn.start', { flowId: randomUUID(), clientId, mailbox });
  if (outcome.outcome !== 'linked') expect.fail(JSON.stringify(outcome));
  return outcome.link;
}

/** A linked mailbox; what the first token answer brought has the number 1. */
async function linked() {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const clock = createFakeClock();
  const secretStore = createFakeSecretStore();
  const sandbox = authority.environment;
  const started = await startCollega({ sandbox, clock, secretStore });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the sandbox client is missing');
  const clientId = client.id;
  const link = await signIn(started, clientId);
  const path = `${started.options.dataFolder}/vault.json`;
  const other = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  return {
    ...started,
    authority,
    clock,
    link,
    clientId,
    /** What is on the disk now, as another process would read it. */
    onDisk: () => {
      const tokens = readTokens(other, link);
      return (
        tokens && {
          refreshToken: tokens.refreshToken.reveal(),
          accessToken: tokens.accessToken.reveal(),
        }
      );
    },
    renew: () => started.get('mailboxLinks.refresh', { linkId: link.id }),
    refresh: async () => (await started.get('mailboxLinks.refresh', { linkId: link.id })).link,
    list: () => started.get('mailboxLinks.list', { clientId }),
  };
}

describe('a refresh', () => {
  it('asks with the newest refresh token, and keeps the one it brings', async () => {
    const { refresh, authority, onDisk, clock, link } = await linked();
    clock.advance(hour);
    const refreshed = await refresh();
    await refresh();
    const asked = authority.asked.map((form) => form.get('refresh_token'));
    expect(asked).toEqual([null, `${canaries.refresh}-1`, `${canaries.refresh}-2`]);
    expect(onDisk()).toMatchObject({
      refreshToken: `${canaries.refresh}-3`,
      accessToken: `${canaries.access}-3`,
    });
    expect(Date.parse(refreshed.refreshedAt)).toBe(Date.parse(link.refreshedAt) + hour);
    expect(refreshed).toMatchObject({ id: link.id, linkedAt: link.linkedAt });
  });

  it('is on the disk before anybody hears of it', async () => {
    const { refresh, collega, onDisk } = await linked();
    const seen: unknown[] = [];
    collega.onEvent((name) => {
      if (name === 'records.changed') seen.push(onDisk()?.refreshToken);
    });
    await refresh();
    expect(seen).toEqual([`${canaries.refresh}-2`]);
  });

  it('is one request, however many ask at once', async () => {
    const { refresh, authority } = await linked();
    await Promise.all([refresh(), refresh(), refresh()]);
    expect(authority.asked).toHaveLength(2);
  });

  it('keeps the refresh token where the authority brings no new one', async () => {
    const { refresh, authority, onDisk } = await linked();
    authority.answer = () => grantTokens({ number: 2, without: 'refresh_token' });
    expect(await refresh()).toMatchObject({ health: { state: 'valid' } });
    expect(onDisk()).toMatchObject({
      refreshToken: `${canaries.refresh}-1`,
      accessToken: `${canaries.access}-2`,
    });
  });

  it('that is refused breaks the link and says why; the next that works heals it', async () => {
    const { refresh, renew, authority, list } = await linked();
    const grant = authority.answer;
    const text = 'AADSTS700082: The refresh token has expired due to inactivity.';
    authority.answer = () => refuseTokens(400, 'invalid_grant', text);
    expect(await refresh()).toMatchObject({
      health: { state: 'broken', finding: { evidence: [text], step: 'token' } },
    });
    expect(await list()).toMatchObject([{ health: { state: 'broken' } }]);
    const { link: broken, finding } = await renew();
    expect(broken.health).toMatchObject({ state: 'broken', finding });
    authority.answer = grant;
    expect(await renew()).toMatchObject({ link: { health: { state: 'valid' } }, finding: null });
  });

  it.each<[string, TokenAnswer, string]>([
    ['cannot be reached', 'hang-up', 'authority-unreachable'],
    ['throttles', refuseTokens(429, 'invalid_request', 'too many'), 'authority-throttles'],
    ['is down', refuseTokens(503, 'server_error', 'try later'), 'authority-throttles'],
    ['is busy', refuseTokens(400, 'temporarily_unavailable', 'try later'), 'authority-throttles'],
    [
      'is hidden behind a portal',
      { status: 200, body: '<html>Please log in</html>' },
      'authority-answer-unreadable',
    ],
    ['answers without tokens', { status: 200, body: {} }, 'authority-answer-unreadable'],
  ])('leaves the link valid when the authority %s, and says so', async (_what, answer, code) => {
    const { renew, authority, onDisk, log, link } = await linked();
    authority.answer = () => answer;
    const { link: after, finding } = await renew();
    expect(after).toEqual(link);
    expect(finding).toMatchObject({ code, step: 'token', params: { mailbox } });
    expect(onDisk()?.refreshToken).toBe(`${canaries.refresh}-1`);
    expect(log.filter(({ message }) => !['answered', 'told'].includes(message))).toEqual([]);
  });

  it('does not bring back a link that was disconnected meanwhile', async () => {
    const { ask, get, authority, link, list, onDisk } = await linked();
    let release: (answer: TokenAnswer) => void = () => undefined;
    authority.answer = () => new Promise((resolve) => (release = resolve));
    const arrived = authority.nextRequest();
    const refreshing = ask('mailboxLinks.refresh', { linkId: link.id });
    await arrived;
    await get('mailboxLinks.disconnect', { linkId: link.id });
    release(grantTokens({ number: 2 }));
    expect(await refreshing).toEqual({
      ok: false,
      failure: { kind: 'not-found', what: 'mailbox-link' },
    });
    expect([await list(), onDisk()]).toEqual([[], null]);
  });

  it('does not write over the tokens of a new sign-in meanwhile', async () => {
    const started = await linked();
    const { ask, authority, link, onDisk, clientId } = started;
    let release: (answer: TokenAnswer) => void = () => undefined;
    authority.answer = (form) =>
      form.get('grant_type') === 'refresh_token'
        ? new Promise((resolve) => (release = resolve))
        : grantTokens({ number: 7 });
    const arrived = authority.nextRequest();
    const refreshing = ask('mailboxLinks.refresh', { linkId: link.id });
    await arrived;
    expect((await signIn(started, clientId)).id).toBe(link.id);
    release(grantTokens({ number: 2 }));
    await refreshing;
    expect(onDisk()?.refreshToken).toBe(`${canaries.refresh}-7`);
  });
});

describe('the list of links', () => {
  it('refreshes silently what has run out, once, and says when it is done', async () => {
    const { list, clock, authority, events, onDisk } = await linked();
    await list();
    clock.advance(hour);
    const before = events.length;
    await Promise.all([list(), list()]);
    await expect
      .poll(() => events.slice(before))
      .toContainEqual({
        name: 'records.changed',
        payload: expect.objectContaining({ topic: 'mailbox-links' }) as unknown,
      });
    expect(authority.asked).toHaveLength(2);
    expect(onDisk()?.refreshToken).toBe(`${canaries.refresh}-2`);
  });

  it('does not ask again and again for a link that is broken', async () => {
    const { list, clock, authority, refresh } = await linked();
    authority.answer = () => refuseTokens(400, 'invalid_grant', 'AADSTS700082');
    await refresh();
    clock.advance(hour);
    await list();
    await list();
    expect(authority.asked).toHaveLength(2);
  });

  it('does not show a link whose tokens are gone', async () => {
    const authority = await startTokenAuthority();
    onTestFinished(() => authority.close());
    const recordsFile = createMemoryRecordsFile();
    const sandbox = authority.environment;
    const before = await startCollega({ sandbox, recordsFile });
    const [client] = await before.get('clients.list', {});
    const clientId = client?.id ?? '';
    const link = await signIn(before, clientId);
    await before.collega.dispose();
    // The vault lived in memory: after a restart the record is there alone.
    const after = await startCollega({ sandbox, recordsFile });
    expect(await after.get('mailboxLinks.list', { clientId })).toEqual([]);
    expect(await after.refusal('mailboxLinks.refresh', { linkId: link.id })).toEqual({
      kind: 'not-found',
      what: 'mailbox-link',
    });
    expect(await signIn(after, clientId)).toMatchObject({ id: link.id });
    expect(await after.get('mailboxLinks.list', { clientId })).toHaveLength(1);
  });

  it('shows links while the vault is locked, and does not touch them', async () => {
    const { options, clientId, link, clock, authority } = await linked();
    clock.advance(hour);
    const { recordsFile, dataFolder, sandbox } = options;
    const locked = await startCollega({ recordsFile, dataFolder, sandbox, clock });
    expect(await locked.get('vault.status', {})).toMatchObject({ state: 'locked' });
    expect(await locked.get('mailboxLinks.list', { clientId })).toEqual([link]);
    expect(await locked.refusal('mailboxLinks.refresh', { linkId: link.id })).toMatchObject({
      kind: 'vault-locked',
    });
    expect(authority.asked).toHaveLength(1);
  });
});

describe('new credentials', () => {
  /** Enters another secret, a moment after whatever was before. */
  async function enterSecret({ get, clock, clientId }: Awaited<ReturnType<typeof linked>>) {
    clock.advance(1_000);
    const [client] = await get('clients.list', {});
    if (client === undefined) expect.fail('no client');
    const { applicationId, secretExpiresOn, authority, cloud, odooUrl } = client.azureApp;
    const app = { clientId, applicationId, secretExpiresOn, authority, cloud, odooUrl };
    await get('azureApp.save', { ...app, secret: 'another-secret' });
  }

  it('are asked for at once: a link shows what Microsoft says to them, not to the ones before', async () => {
    const collega = await linked();
    const { authority, list, clientId, get } = collega;
    expect(await list()).toMatchObject([{ health: { state: 'valid' } }]);
    authority.answer = () => refuseTokens(401, 'invalid_client', 'AADSTS7000215: Invalid secret');
    await enterSecret(collega);
    await list();
    await expect.poll(list).toMatchObject([{ health: { state: 'broken' } }]);
    expect(authority.asked.at(-1)?.get('client_secret')).toBe('another-secret');
    // A saving that changes nothing asks for nothing.
    await get('clients.rename', { clientId, name: 'Sandbox 2' });
    await list();
    expect(authority.asked).toHaveLength(2);
  });

  it('heal a link that the secret before had broken, without a press of a button', async () => {
    const collega = await linked();
    const { authority, list, refresh } = collega;
    const grant = authority.answer;
    authority.answer = () => refuseTokens(401, 'invalid_client', 'AADSTS7000222: expired');
    expect(await refresh()).toMatchObject({ health: { state: 'broken' } });
    authority.answer = grant;
    await enterSecret(collega);
    await list();
    await expect.poll(list).toMatchObject([{ health: { state: 'valid' } }]);
  });

  it('are what the next connection test signs in with, though the token before still lasts', async () => {
    const collega = await linked();
    const { authority, get, clientId } = collega;
    const serverId = (await get('mailServers.list', { clientId }))[0]?.id ?? '';
    authority.answer = () => refuseTokens(401, 'invalid_client', 'AADSTS7000215: Invalid secret');
    await enterSecret(collega);
    const report = await get('connectionTests.run', { runId: randomUUID(), serverId });
    expect(report.steps[0]).toMatchObject({ id: 'token', status: 'failed' });
  });
});

describe('disconnecting', () => {
  it('forgets the tokens and the link', async () => {
    const { get, refusal, link, list, onDisk } = await linked();
    await get('mailboxLinks.disconnect', { linkId: link.id });
    expect([await list(), onDisk()]).toEqual([[], null]);
    expect(await refusal('mailboxLinks.disconnect', { linkId: link.id })).toMatchObject({
      kind: 'not-found',
    });
  });
});

it('a link that cannot be recorded leaves no tokens behind', async () => {
  const authority = await startTokenAuthority();
  onTestFinished(() => authority.close());
  const recordsFile = createMemoryRecordsFile();
  const started = await startCollega({
    sandbox: authority.environment,
    recordsFile,
    secretStore: createFakeSecretStore(),
  });
  const [client] = await started.get('clients.list', {});
  const path = `${started.options.dataFolder}/vault.json`;
  const vault = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  const before = [...vault.names(client?.id ?? '')];
  const ofClient = recordsFile.ofClient(client?.id ?? '');
  ofClient.write = () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
  };
  started.shell.behave = redirectWith({ code: canaries.code });
  expect(
    await started.refusal('signIn.start', {
      flowId: randomUUID(),
      clientId: client?.id ?? '',
      mailbox,
    }),
  ).toEqual({ kind: 'not-saved', path: ofClient.path, code: 'ENOSPC' });
  expect([...vault.names(client?.id ?? '')]).toEqual(before);
});
