import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { issueTestCertificates } from '../../../src/services/connection-tests/testing/test-certificates.ts';

/** The tenant of all personal accounts (msal-and-entra.md "Personal accounts"). */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const host = 'login.microsoftonline.com';

export interface InspectedMicrosoft {
  readonly port: number;
  /** PEM of the inspecting network's authority, which signed the certificate of the host. */
  readonly authority: string;
  /** SHA-256 of the key, by which the browser of a test is told to accept the certificate. */
  readonly pin: string;
  /** Method and path of every request. */
  readonly asked: string[];
  /** From now on every token request is refused with this error of Entra's. */
  refuseTokens(description: string): void;
  close(): Promise<void>;
}

/**
 * Plays login.microsoftonline.com as seen in a network that inspects TLS: an authorize page with a
 * button, and a token endpoint for personal accounts, whose access tokens are opaque.
 */
export async function startInspectedMicrosoft(): Promise<InspectedMicrosoft> {
  const certificates = await issueTestCertificates(host);
  const asked: string[] = [];
  let refusal: string | null = null;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', `https://${host}`);
    asked.push(`${request.method ?? ''} ${pathname}`);
    if (pathname.endsWith('/authorize')) {
      response.setHeader('Content-Type', 'text/html');
      response.end(authorizePage(searchParams));
    } else if (pathname === '/accept') {
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', `M.C5.planted-code-of-${searchParams.get('hint') ?? ''}`);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
    } else if (pathname.endsWith('/token')) {
      const form = new URLSearchParams(await text(request));
      const body = refusal === null ? grant(form) : refuse(refusal);
      response.writeHead(refusal === null ? 200 : 401, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    } else {
      response.writeHead(404).end();
    }
  };
  const server = createServer({ cert: certificates.cert, key: certificates.key }, (...exchange) => {
    answer(...exchange).catch(() => exchange[1].destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const key = new X509Certificate(certificates.cert).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  return {
    port: (server.address() as AddressInfo).port,
    authority: certificates.authority,
    pin: createHash('sha256').update(key).digest('base64'),
    asked,
    refuseTokens: (description) => {
      refusal = description;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function authorizePage(asked: URLSearchParams): string {
  const field = (name: string, value: string | null): string =>
    `<input type="hidden" name="${name}" value="${(value ?? '').replaceAll('"', '&quot;')}">`;
  return `<!doctype html><title>Sign in</title><form action="/accept">
    ${field('redirect_uri', asked.get('redirect_uri'))}
    ${field('state', asked.get('state'))}
    ${field('hint', asked.get('login_hint'))}
    <button>Accept</button></form>`;
}

/** The mailbox is told by the code, and afterwards by the refresh token. */
function grant(form: URLSearchParams): object {
  const mailbox = /-of-(.*)$/.exec(form.get('code') ?? form.get('refresh_token') ?? '')?.[1] ?? '';
  const encode = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { preferred_username: mailbox, tid: personalTenant, name: 'Anna Rossi' };
  return {
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All',
    access_token: `EwB4A8l6BAAU-planted-access-token-of-${mailbox}`,
    refresh_token: `M.C5.planted-refresh-token-of-${mailbox}`,
    id_token: `${encode({ alg: 'none' })}.${encode(claims)}.planted-signature`,
    client_info: encode({ uid: mailbox, utid: personalTenant }),
  };
}

function refuse(description: string): object {
  return {
    error: 'invalid_client',
    error_description: description,
    error_codes: [Number(/AADSTS(\d+)/.exec(description)?.[1])],
  };
}
