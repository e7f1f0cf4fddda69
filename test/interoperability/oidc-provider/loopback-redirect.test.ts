import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { type SignInAddress } from '../../../src/contract/sign-in.ts';
import { createFakeSecretStore } from '../../../src/services/testing/fake-secret-store.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import { startOidcProvider } from './start-oidc-provider.ts';
import { walkSignInPages } from './walk-sign-in-pages.ts';

const mailbox = 'anna@example.com';

/** A sign-in in the system's browser, as far as its address. */
async function waitingForBrowser() {
  const provider = await startOidcProvider();
  onTestFinished(() => provider.close());
  const sandbox = provider.environment;
  const started = await startCollega({ sandbox, secretStore: createFakeSecretStore() });
  const [client] = await started.get('clients.list', {});
  if (client === undefined) expect.fail('the client is missing');
  const opened = new Promise<SignInAddress>((resolve) => {
    started.collega.onEvent((name, payload) => {
      if (name === 'signIn.addressReady' && 'authorizeUrl' in payload) resolve(payload);
    });
  });
  const flowId = randomUUID();
  const asked = { flowId, clientId: client.id, mailbox, way: 'browser' } as const;
  const outcome = started.get('signIn.start', asked);
  const address = await opened;
  const cancel = async () => {
    await started.get('signIn.cancel', { flowId });
    await outcome;
  };
  /** Walks the provider's pages from an address; answers where the browser is sent in the end. */
  const walk = (change: (url: URL) => void = () => undefined) => {
    const url = new URL(address.authorizeUrl);
    change(url);
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    const { signal } = new AbortController();
    const window = { redirectUri, mailbox, proxy: { kind: 'direct' }, signal } as const;
    return walkSignInPages({ ...window, authorizeUrl: url.href }, mailbox);
  };
  return { ...started, ...provider, address, outcome, walk, cancel };
}

it('a certified provider takes any port of localhost, and the mailbox is linked', async () => {
  const { walk, outcome, exchanges, address } = await waitingForBrowser();
  const end = await walk();
  if (end.kind !== 'redirected') expect.fail(JSON.stringify(end));
  const page = await fetch(end.address);
  expect(page.status).toBe(200);
  expect(await outcome).toMatchObject({ outcome: 'linked', link: { mailbox } });
  expect(exchanges.map(({ status }) => status)).toEqual([200]);
  expect(exchanges[0]?.form.get('redirect_uri')).toBe(address.redirectUri);
});

it('it refuses another path of localhost, and a request without PKCE', async () => {
  const { walk, cancel } = await waitingForBrowser();
  const elsewhere = await walk((url) => {
    url.searchParams.set('redirect_uri', `${url.searchParams.get('redirect_uri') ?? ''}/other`);
  });
  expect(elsewhere.kind === 'failed' && elsewhere.text).toMatch(/redirect_uri/);
  const bare = await walk((url) => {
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
  });
  expect(bare).toMatchObject({ kind: 'redirected' });
  expect(bare.kind === 'redirected' && new URL(bare.address).searchParams.get('error')).toBe(
    'invalid_request',
  );
  await cancel();
});
