import { describe, expect, it } from 'vitest';
import {
  canaries,
  grantTokens,
  practiceMailbox as mailbox,
  refuseTokens,
  type TokenAnswer,
} from '../../testing/token-authority.ts';
import { hour, signIn, startLinked } from '../../testing/start-linked.ts';

describe('a refresh', () => {
  it('asks with the newest refresh token, and keeps the one it brings', async () => {
    const { refresh, authority, onDisk, clock, link } = await startLinked();
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
    const { refresh, collega, onDisk } = await startLinked();
    const seen: unknown[] = [];
    collega.onEvent((name) => {
      if (name === 'records.changed') seen.push(onDisk()?.refreshToken);
    });
    await refresh();
    expect(seen).toEqual([`${canaries.refresh}-2`]);
  });

  it('is one request, however many ask at once', async () => {
    const { refresh, authority } = await startLinked();
    await Promise.all([refresh(), refresh(), refresh()]);
    expect(authority.asked).toHaveLength(2);
  });

  it('keeps the refresh token where the authority brings no new one', async () => {
    const { refresh, authority, onDisk } = await startLinked();
    authority.answer = () => grantTokens({ number: 2, without: 'refresh_token' });
    expect(await refresh()).toMatchObject({ health: { state: 'valid' } });
    expect(onDisk()).toMatchObject({
      refreshToken: `${canaries.refresh}-1`,
      accessToken: `${canaries.access}-2`,
    });
  });

  it('that is refused breaks the link and says why; the next that works heals it', async () => {
    const { refresh, renew, authority, list } = await startLinked();
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
    const { renew, authority, onDisk, log, link } = await startLinked();
    authority.answer = () => answer;
    const { link: after, finding } = await renew();
    expect(after).toEqual(link);
    expect(finding).toMatchObject({ code, step: 'token', params: { mailbox } });
    expect(onDisk()?.refreshToken).toBe(`${canaries.refresh}-1`);
    expect(log.filter(({ message }) => !['answered', 'told'].includes(message))).toEqual([]);
  });

  it('does not bring back a link that was disconnected meanwhile', async () => {
    const { ask, get, authority, link, list, onDisk } = await startLinked();
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
    const started = await startLinked();
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
