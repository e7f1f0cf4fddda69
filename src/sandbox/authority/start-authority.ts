import { createServer } from 'node:http';
import { isOwnHost } from '../exposed-host.ts';
import { listenOnLoopback, type ListenOptions, type LoopbackServer } from '../loopback-server.ts';
import { type Presence } from '../presence.ts';
import { createVisitAnswers, type VisitOptions } from './answer-visits.ts';
import { answerText, sendAnswer } from './http-answer.ts';

interface AuthorityOptions {
  readonly exposedName: string | null;
  /** Tells other processes of the same folder that this one runs; absent in tests of the pages. */
  readonly presence?: Presence;
}

/** Starts the Microsoft-shaped v2.0 authority with its sign-in pages. Plain http on loopback. */
export async function startAuthority(
  options: VisitOptions & ListenOptions & AuthorityOptions,
): Promise<LoopbackServer> {
  const answer = createVisitAnswers(options);
  const server = createServer((request, response) => {
    const send = (what: Parameters<typeof sendAnswer>[1]): void =>
      sendAnswer(response, what, options.redirectUri);
    const host = request.headers.host ?? '';
    const base = `http://${host}`;
    // Names other than loopback's mean a page elsewhere that rebound its DNS to this machine.
    if (!isOwnHost(host, options.exposedName) || !URL.canParse(request.url ?? '', base)) {
      send(answerText(403, 'The Collega sandbox does not answer to this name.\n'));
      return;
    }
    const url = new URL(request.url ?? '', base);
    if (options.presence?.answer(url.pathname, response) === true) return;
    answer(request, url).then(send, (error: unknown) => {
      options.log(`authority: ${error instanceof Error ? error.message : 'failed'}`);
      send(answerText(400, 'The request could not be read.\n'));
    });
  });
  server.requestTimeout = 30_000;
  return listenOnLoopback(server, options);
}
