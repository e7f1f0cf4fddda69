import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tokensEntry } from '../../../src/services/store/vault/stored-tokens.ts';
import { createFakeSecretStore } from '../../../src/services/testing/fake-secret-store.ts';
import { redirectWith } from '../../../src/services/testing/fake-shell.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import { Vault } from '../../../src/services/store/vault/vault.ts';
import { startOidcProvider } from './start-oidc-provider.ts';
import { walkSignInPages } from './walk-sign-in-pages.ts';

const mailbox = 'anna@example.com';

async function collegaWithProvider() {
  const provider = await startOidcProvider();
  onTestFinished(() => provider.close());
  const sandbox = provider.environment;
  const started = await startCollega({ sandbox, secretStore: createFakeSecretStore() });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the client is missing');
  started.shell.behave = (request) => walkSignInPages(request, mailbox);
  const path = `${started.options.dataFolder}/vault.json`;
  const disk = await Vault.open({ path, secretStore: createFakeSecretStore(), passphrase: null });
  return {
    ...started,
    ...provider,
    client,
    signIn: () =>
      started.get('signIn.start', { flowId: randomUUID(), clientId: client.id, mailbox }),
    /** The tokens on the disk now. */
    tokensOf: (id: string) =>
      JSON.parse(disk.read(tokensEntry({ id, clientId: client.id })) ?? 'null') as Record<
        string,
        string
      > | null,
  };
}

async function linked() {
  const started = await collegaWithProvider();
  const outcome = await started.signIn();
  if (outcome.outcome !== 'linked') expect.fail(JSON.stringify(outcome));
  return { ...started, link: outcome.link };
}

describe('with a certified OpenID provider', () => {
  it('a mailbox is linked through its login and consent pages', async () => {
    const { link, exchanges, tokensOf } = await linked();
    expect(link).toMatchObject({
      mailbox,
      kind: 'owner',
      account: { username: mailbox, name: 'Anna Rossi', personal: false },
      health: { state: 'valid' },
    });
    expect(link.scopes).toEqual(
      expect.arrayContaining([
        'https://outlook.office.com/SMTP.Send',
        'https://outlook.office.com/IMAP.AccessAsUser.All',
      ]),
    );
    expect(exchanges.map(({ status }) => status)).toEqual([200]);
    expect(tokensOf(link.id)?.['refreshToken']).toBeTruthy();
  });

  it('each refresh hands in the newest refresh token and stores the next', async () => {
    const { link, get, exchanges, tokensOf } = await linked();
    const used: (string | undefined)[] = [];
    for (let round = 0; round < 3; round += 1) {
      used.push(tokensOf(link.id)?.['refreshToken']);
      const { link: refreshed } = await get('mailboxLinks.refresh', { linkId: link.id });
      expect(refreshed.health).toEqual({ state: 'valid' });
    }
    used.push(tokensOf(link.id)?.['refreshToken']);
    expect(new Set(used).size).toBe(4);
    const handedIn = exchanges.map(({ form }) => form.get('refresh_token'));
    expect(handedIn).toEqual([null, ...used.slice(0, 3)]);
    expect(exchanges.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('a refresh token used behind our back breaks the link, and a new sign-in heals it', async () => {
    const { link, get, exchanges, tokensOf, environment, signIn } = await linked();
    const metadata = JSON.parse(environment.authorityMetadata) as { token_endpoint: string };
    const stolen = await fetch(metadata.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: environment.applicationId,
        client_secret: environment.secret,
        refresh_token: tokensOf(link.id)?.['refreshToken'] ?? '',
      }),
    });
    expect(stolen.status).toBe(200);
    const { link: refreshed } = await get('mailboxLinks.refresh', { linkId: link.id });
    expect(refreshed.health).toMatchObject({
      state: 'broken',
      finding: { evidence: ['grant request is invalid'] },
    });
    expect(exchanges.at(-1)?.status).toBe(400);
    expect(await signIn()).toMatchObject({
      outcome: 'linked',
      link: { id: link.id, health: { state: 'valid' } },
    });
  });

  it('a wrong secret is refused, and said to be that', async () => {
    const { client, get, signIn, exchanges } = await collegaWithProvider();
    await get('azureApp.save', {
      clientId: client.id,
      applicationId: client.azureApp.applicationId,
      secret: 'another~secret.Value',
      secretExpiresOn: null,
      authority: client.azureApp.authority,
      cloud: 'sandbox',
      odooUrl: client.azureApp.odooUrl,
    });
    const outcome = await signIn();
    expect(outcome).toMatchObject({
      outcome: 'failed',
      findings: [{ severity: 'error', evidence: ['client authentication failed'] }],
    });
    expect(exchanges.map(({ status }) => status)).toEqual([401]);
    expect(await get('mailboxLinks.list', { clientId: client.id })).toEqual([]);
  });

  it('a code works once', async () => {
    const { shell, signIn, exchanges } = await linked();
    const code = exchanges[0]?.form.get('code') ?? '';
    expect(code).not.toBe('');
    shell.behave = redirectWith({ code });
    expect(await signIn()).toMatchObject({
      outcome: 'failed',
      findings: [{ evidence: ['grant request is invalid'] }],
    });
    expect(exchanges.map(({ status }) => status)).toEqual([200, 400]);
  });

  it('a stolen code is worth nothing without its verifier', async () => {
    const { shell, signIn, exchanges } = await collegaWithProvider();
    shell.behave = async (request) => {
      // The thief's own sign-in brought this code: another challenge, the same client and address.
      const own = new URL(request.authorizeUrl);
      own.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
      return walkSignInPages({ ...request, authorizeUrl: own.href }, mailbox);
    };
    expect(await signIn()).toMatchObject({ outcome: 'failed' });
    expect(exchanges.map(({ status }) => status)).toEqual([400]);
  });

  it('a sign-in without PKCE does not even begin', async () => {
    const { shell, signIn, exchanges } = await collegaWithProvider();
    shell.behave = (request) => {
      const bare = new URL(request.authorizeUrl);
      bare.searchParams.delete('code_challenge');
      bare.searchParams.delete('code_challenge_method');
      return walkSignInPages({ ...request, authorizeUrl: bare.href }, mailbox);
    };
    expect(await signIn()).toMatchObject({
      outcome: 'failed',
      findings: [{ evidence: [expect.stringContaining('PKCE')] }],
    });
    expect(exchanges).toEqual([]);
  });

  it('another account is noticed and kept only when the user says so', async () => {
    const { shell, signIn, get } = await collegaWithProvider();
    shell.behave = (request) => walkSignInPages(request, 'marco@example.com');
    const outcome = await signIn();
    if (outcome.outcome !== 'other-account') expect.fail(JSON.stringify(outcome));
    const link = await get('signIn.keepAsDelegate', { flowId: outcome.flowId });
    expect(link).toMatchObject({ kind: 'delegate', account: { username: 'marco@example.com' } });
    expect(await get('mailboxLinks.refresh', { linkId: link.id })).toMatchObject({
      link: { health: { state: 'valid' } },
    });
  });
});
