import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Authority {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** What a page of Microsoft's says in the head of its answer when it leads nowhere. */
const refusal = {
  'x-ms-clitelem': '1,90094,0,,',
  'x-ms-request-id': 'e343e11a-9eff-4d58-b6ac-589b39e65000',
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A sign-in page that sends its answer back in every way there is (security.md 4.3): the path names
 * the way. `redirectUri` is where to.
 */
export async function startAuthority(redirectUri: string): Promise<Authority> {
  const answer = `${redirectUri}?code=CANARY-code&state=s`;
  const asked: string[] = [];
  const ways: Readonly<Record<string, Answer>> = {
    '/302': redirect(302, answer),
    '/302x2': redirect(302, '/302'),
    '/js': page(`<script>location.href = ${JSON.stringify(answer)}</script>`),
    '/meta': page(`<meta http-equiv="refresh" content="0;url=${answer}">`),
    '/form_post': page(postTo(redirectUri)),
    '/fragment': redirect(302, `${redirectUri}#code=CANARY-code&state=s`),
    '/fragment-js': page(
      `<script>location.href = ${JSON.stringify(`${redirectUri}#code=CANARY-code`)}</script>`,
    ),
    '/307': page(postTo('/post-307')),
    '/post-307': redirect(307, redirectUri),
    '/refused': redirect(302, `${redirectUri}?error=access_denied&state=s`),
    '/popup': page(`<script>open(${JSON.stringify(answer)})</script>`),
    '/link': page(`<a id="link" target="_blank" href="${answer}">on</a>`),
    '/form-popup': page(postTo(redirectUri).replace('<form ', '<form target="_blank" ')),
    '/waits': page('<title>Sign in</title>'),
    '/refusal': page('<title>Need admin approval</title>', refusal),
    '/to-refusal': redirect(302, '/refusal'),
    '/frame-refused': page('<title>Sign in</title><iframe src="/refusal"></iframe>'),
    '/to-http': redirect(302, 'http://login.evil.example/'),
    '/others': page(
      `<iframe src="${answer}"></iframe><img src="${answer}"><script>` +
        `fetch(${JSON.stringify(answer)}, { mode: 'no-cors' }).catch(() => undefined);` +
        `navigator.sendBeacon(${JSON.stringify(redirectUri)}, 'code=CANARY-code')</script>`,
    ),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://authority');
    asked.push(pathname);
    const way = ways[pathname];
    request.resume();
    if (way === undefined) response.writeHead(404).end();
    else way(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function redirect(status: 302 | 307, location: string): Answer {
  return (_request, response) => response.writeHead(status, { location }).end();
}

function page(html: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', ...headers })
      .end(`<!doctype html>${html}`);
}

function postTo(action: string): string {
  return (
    `<form method="post" action="${action}"><input name="code" value="CANARY-code">` +
    '<input name="state" value="s"></form><script>document.forms[0].submit()</script>'
  );
}
