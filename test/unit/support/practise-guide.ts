import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Authority } from '../../../src/contract/azure-app.ts';
import { type Guide, type GuideCheckId } from '../../../src/contract/guide.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { type SandboxEnvironment } from '../../../src/services/shell/ports/sandbox-environment.ts';
import { createFakeSecretStore } from '../../../src/services/testing/fake-secret-store.ts';
import { startCollega } from '../../../src/services/testing/start-collega.ts';

/** The practice client's guide, for as long as the test. */
export async function practise(change: Partial<SandboxEnvironment> = {}) {
  const sandbox = await startSandbox({ stateFolder: null });
  onTestFinished(() => sandbox.close());
  const environment = { ...sandbox.environment, ...change };
  const started = await startCollega({
    sandbox: environment,
    secretStore: createFakeSecretStore(),
  });
  const [client] = await started.get('clients.list', {});
  const clientId = client?.id ?? '';
  const save = (fields: {
    applicationId?: string;
    secret?: string;
    odooUrl?: string;
    authority?: Authority;
  }) =>
    started.get('azureApp.save', {
      clientId,
      applicationId: environment.applicationId,
      secret: null,
      secretExpiresOn: null,
      authority: { kind: 'common' },
      cloud: 'sandbox',
      odooUrl: environment.odooUrl,
      ...fields,
    });
  const check = () => started.get('guide.check', { clientId });
  return { ...started, clientId, save, check, environment };
}

export const checkOf = (guide: Guide, id: GuideCheckId) =>
  guide.steps.flatMap(({ checks }) => checks).find((each) => each.id === id);
/** An authority that answers as it is told, where the sandbox never would. */
export async function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    authorityMetadata: JSON.stringify({
      issuer: `${origin}/{tenant}/v2.0`,
      authorization_endpoint: `${origin}/{tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/{tenant}/oauth2/v2.0/token`,
    }),
  };
}

/** Of the three checks that the sign-in page answers. */
export const outcomes = (guide: Guide) =>
  (['app-known', 'account-types-accepted', 'redirect-uri-registered'] as const).map(
    (id) => checkOf(guide, id)?.outcome,
  );
