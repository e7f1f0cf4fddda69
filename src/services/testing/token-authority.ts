import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { defer } from '../deferred.ts';
import { type SandboxEnvironment } from '../shell/ports/sandbox-environment.ts';

/** One answer of the token endpoint. `hangUp` cuts the connection instead. */
export type TokenAnswer =
  | {
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'hang-up';

export interface TokenAuthority {
  readonly environment: SandboxEnvironment;
  /** The forms that were posted, in order. */
  readonly asked: URLSearchParams[];
  /** Answers the next requests; may wait, may look around. */
  answer: (form: URLSearchParams) => TokenAnswer | Promise<TokenAnswer>;
  /** Resolves when the next request has arrived, before it is answered. */
  nextRequest(): Promise<URLSearchParams>;
  close(): Promise<void>;
}

/** Tokens that a leak would be recognised by. */
export const canaries = {
  secret: 'CANARY-secret-~7Q8',
  code: 'CANARY-code',
  access: 'CANARY-access',
  refresh: 'CANARY-refresh',
} as const;

const mailbox = 'works@practice.example';
export const practiceMailbox = mailbox;

/** A token endpoint on loopback that grants whatever it is asked, numbering its tokens. */
export async function startTokenAuthority(): Promise<TokenAuthority> {
  const asked: URLSearchParams[] = [];
  let arrival = defer<URLSearchParams>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      arrival.resolve(form);
      arrival = defer();
      void Promise.resolve(authority.answer(form)).then((answer) => {
        if (answer === 'hang-up') return request.socket.destroy();
        const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
        return response.writeHead(answer.status, answer.headers).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const authority: TokenAuthority = {
    environment: describeEnvironment(`http://127.0.0.1:${port}`),
    asked,
    answer: () => grantTokens({ number: asked.length }),
    nextRequest: () => arrival.promise,
    close: () => closeServer(server),
  };
  return authority;
}

/** A whole, successful answer. */
export function grantTokens(change: {
  readonly number?: number;
  readonly account?: Readonly<Record<string, unknown>>;
  readonly scope?: string;
  readonly without?: 'refresh_token';
  readonly expiresIn?: number;
}): TokenAnswer {
  const number = change.number ?? 1;
  const claims = { preferred_username: mailbox, tid: 'tenant', ...change.account };
  const encode = (value: unknown): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: change.expiresIn ?? 3600,
      scope:
        change.scope ??
        'https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All',
      access_token: `${canaries.access}-${number}`,
      ...(change.without !== 'refresh_token' && {
        refresh_token: `${canaries.refresh}-${number}`,
      }),
      id_token: `${encode({ alg: 'none' })}.${encode(claims)}.x`,
      client_info: encode({ uid: 'user', utid: 'tenant' }),
    },
  };
}

/** An answer as Entra refuses. */
export function refuseTokens(status: number, error: string, text: string): TokenAnswer {
  return { status, body: { error, error_description: text, error_codes: [] } };
}

function describeEnvironment(origin: string): SandboxEnvironment {
  return {
    applicationId: '11111111-2222-4333-8444-555555555555',
    secret: canaries.secret,
    odooUrl: 'https://odoo.example.com',
    authority: 'https://login.practice.example/common',
    authorityMetadata: JSON.stringify({
      issuer: 'https://login.practice.example/common',
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/keys`,
      end_session_endpoint: `${origin}/logout`,
    }),
    smtp: { host: '127.0.0.1', port: 1 },
    imap: { host: '127.0.0.1', port: 1 },
    certificateAuthority: '',
    mailboxes: [mailbox],
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
