import { expect, it, onTestFinished } from 'vitest';
import { type Guide, type GuideCheckId } from '../../../src/contract/guide.ts';
import { createFakeSecretStore } from '../../../src/services/testing/fake-secret-store.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';
import { startOidcProvider } from './start-oidc-provider.ts';

// A certified server from outside this project: the checks ask what the standards say, not what the
// practice tenant happens to answer.

async function collegaWithProvider() {
  const provider = await startOidcProvider();
  onTestFinished(() => provider.close());
  const started = await startCollega({
    sandbox: provider.environment,
    secretStore: createFakeSecretStore(),
  });
  const [client] = await started.get('clients.list', {});
  const clientId = client?.id ?? '';
  const checkWith = async (change: {
    secret?: string;
    odooUrl?: string;
    applicationId?: string;
  }) => {
    const { applicationId, odooUrl } = provider.environment;
    await started.get('azureApp.save', {
      clientId,
      applicationId,
      odooUrl,
      secret: null,
      secretExpiresOn: null,
      authority: { kind: 'common' },
      cloud: 'sandbox',
      ...change,
    });
    return started.get('guide.check', { clientId });
  };
  return { checkWith };
}

const checkOf = (guide: Guide, id: GuideCheckId) =>
  guide.steps.flatMap(({ checks }) => checks).find((each) => each.id === id);

it('discovery, prompt=none and the secret are judged by what oidc-provider answers', async () => {
  const { checkWith } = await collegaWithProvider();
  const good = await checkWith({});
  expect(checkOf(good, 'tenant-found')).toMatchObject({ outcome: 'passed' });
  expect(checkOf(good, 'redirect-uri-registered')).toMatchObject({ outcome: 'passed' });
  // It gives this app no token of its own, and refuses the made-up code.
  expect(checkOf(good, 'secret-accepted')).toMatchObject({ reason: 'secret-not-refused' });

  const wrongSecret = await checkWith({ secret: 'not~the-secret' });
  expect(checkOf(wrongSecret, 'secret-accepted')).toMatchObject({ outcome: 'failed' });

  const elsewhere = await checkWith({ odooUrl: 'https://other.example.com' });
  expect(checkOf(elsewhere, 'redirect-uri-registered')).not.toMatchObject({ outcome: 'passed' });
});
