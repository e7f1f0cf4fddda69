import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryRecordsFile } from '../../store/records/memory-records-file.ts';
import { Vault } from '../../store/vault/vault.ts';
import { createFakeSecretStore } from '../../testing/fake-secret-store.ts';
import { redirectWith } from '../../testing/fake-shell.ts';
import { startCollega } from '../../testing/start-collega.ts';
import {
  canaries,
  practiceMailbox as mailbox,
  refuseTokens,
  startTokenAuthority,
} from '../../testing/token-authority.ts';
import { hour, signIn, startLinked } from '../../testing/start-linked.ts';

describe('the list of links', () => {
  it('refreshes silently what has run out, once, and says when it is done', async () => {
    const { list, clock, authority, events, onDisk } = await startLinked();
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
    const { list, clock, authority, refresh } = await startLinked();
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
    const { options, clientId, link, clock, authority } = await startLinked();
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

describe('disconnecting', () => {
  it('forgets the tokens and the link', async () => {
    const { get, refusal, link, list, onDisk } = await startLinked();
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
