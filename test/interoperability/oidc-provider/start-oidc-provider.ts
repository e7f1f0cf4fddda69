import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import {
  interactionPolicy,
  Provider,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { type SandboxEnvironment } from '../../../src/services/shell/ports/sandbox-environment.ts';

export interface RunningProvider {
  /** The authority as Collega reaches it: a practice tenant in form, a certified server in fact. */
  readonly environment: SandboxEnvironment;
  /** What the token endpoint was asked and answered, in order. */
  readonly exchanges: { readonly form: URLSearchParams; readonly status: number }[];
  close(): Promise<void>;
}

const scopes = ['SMTP.Send', 'IMAP.AccessAsUser.All'].map(
  (name) => `https://outlook.office.com/${name}`,
);
const odooUrl = 'https://odoo.example.com';

/** oidc-provider on loopback: PKCE required, the secret checked, refresh tokens rotated. */
export async function startOidcProvider(): Promise<RunningProvider> {
  const exchanges: RunningProvider['exchanges'] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const applicationId = randomUUID();
  const secret = `oidc~${randomUUID()}.Q`;
  const provider = new Provider(origin, configure(applicationId, secret));
  provider.use(async (ctx, next) => {
    // OpenID Connect Core section 11 grants offline_access after a consent only; Entra always does.
    if (ctx.path === '/auth')
      ctx.url = ctx.url.replace('=select_account', '=select_account%20consent');
    if (await chooseAccount(provider, ctx.req, ctx.res)) {
      ctx.respond = false;
      return;
    }
    await next();
    if (ctx.path === '/token') {
      const { body } = ctx['oidc'] as KoaContextWithOIDC['oidc'];
      exchanges.push({
        form: new URLSearchParams(body as Record<string, string> | undefined),
        status: ctx.status,
      });
    }
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    environment: describeEnvironment(origin, applicationId, secret),
    exchanges,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Its own pages know login and consent; choosing an account is a prompt of this test. */
async function chooseAccount(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const page = /^\/interaction\/[\w-]+$/.test(request.url ?? '');
  if (!page || request.method !== 'GET') return false;
  const { prompt } = await provider.interactionDetails(request, response);
  if (prompt.name !== 'select_account') return false;
  await provider.interactionFinished(
    request,
    response,
    { select_account: {} },
    { mergeWithLastSubmission: true },
  );
  return true;
}

function configure(applicationId: string, secret: string): Configuration {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 1);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: applicationId,
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_post',
        // RFC 8252 section 7.3: the port of loopback does not count, for native applications.
        application_type: 'native',
        redirect_uris: [`${odooUrl}/microsoft_outlook/confirm`, 'http://localhost'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    scopes: ['openid', 'profile', 'offline_access', ...scopes],
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'] },
    // Entra names the account in the ID token itself.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: sub, name: 'Anna Rossi' }),
    }),
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    interactions: { policy },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig' }] },
    cookies: { keys: [randomUUID()] },
    features: { devInteractions: { enabled: true } },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
  };
}

function describeEnvironment(
  origin: string,
  applicationId: string,
  secret: string,
): SandboxEnvironment {
  return {
    applicationId,
    secret,
    odooUrl,
    authority: 'https://login.interoperability.example/common',
    authorityMetadata: JSON.stringify({
      issuer: origin,
      authorization_endpoint: `${origin}/auth`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/jwks`,
      end_session_endpoint: `${origin}/session/end`,
    }),
    smtp: { host: '127.0.0.1', port: 1 },
    imap: { host: '127.0.0.1', port: 1 },
    certificateAuthority: '',
    mailboxes: ['anna@example.com'],
  };
}
