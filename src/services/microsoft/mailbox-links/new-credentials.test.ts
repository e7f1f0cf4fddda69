import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refuseTokens } from '../../testing/token-authority.ts';
import { startLinked } from '../../testing/start-linked.ts';

describe('new credentials', () => {
  /** Enters another secret, a moment after whatever was before. */
  async function enterSecret({ get, clock, clientId }: Awaited<ReturnType<typeof startLinked>>) {
    clock.advance(1_000);
    const [client] = await get('clients.list', {});
    if (client === undefined) expect.fail('no client');
    const { applicationId, secretExpiresOn, authority, cloud, odooUrl } = client.azureApp;
    const app = { clientId, applicationId, secretExpiresOn, authority, cloud, odooUrl };
    await get('azureApp.save', { ...app, secret: 'another-secret' });
  }

  it('are asked for at once: a link shows what Microsoft says to them, not to the ones before', async () => {
    const collega = await startLinked();
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
    const collega = await startLinked();
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
    const collega = await startLinked();
    const { authority, get, clientId } = collega;
    const serverId = (await get('mailServers.list', { clientId }))[0]?.id ?? '';
    authority.answer = () => refuseTokens(401, 'invalid_client', 'AADSTS7000215: Invalid secret');
    await enterSecret(collega);
    const report = await get('connectionTests.run', { runId: randomUUID(), serverId });
    expect(report.steps[0]).toMatchObject({ id: 'token', status: 'failed' });
  });
});
