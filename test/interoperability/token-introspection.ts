import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface TokenIntrospection {
  readonly url: string;
  /** How many tokens were asked about. */
  asked(): number;
  close(): Promise<void>;
}

/** Answers RFC 7662 questions: the tokens of the map are active and belong to their user. */
export async function startTokenIntrospection(
  users: ReadonlyMap<string, string>,
): Promise<TokenIntrospection> {
  let asked = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      asked += 1;
      const username = users.get(new URLSearchParams(body).get('token') ?? '');
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(username === undefined ? { active: false } : { active: true, username }),
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/introspect`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
