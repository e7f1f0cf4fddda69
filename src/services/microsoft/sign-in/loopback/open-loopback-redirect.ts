import { randomBytes } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { translateSignInPage } from '../../../../languages/translate-sign-in-page.ts';
import { type Language } from '../../../../contract/settings.ts';
import { defer } from '../../../deferred.ts';
import { type Clock } from '../../../shell/ports/clock.ts';
import { closeServer, listenOnLoopback } from './listen-on-loopback.ts';
import { renderLoopbackPage } from './loopback-page.ts';

/** How long the answer page may take to reach the browser before everything is closed. */
const farewellMs = 2_000;

export interface LoopbackRedirect {
  /**
   * `http://localhost:<port>`, without a path: registered as `http://localhost`, since Entra ignores
   * the port of localhost (libraries.md fact 11).
   */
  readonly redirectUri: string;
  /**
   * An address that leads to the sign-in page, once: it stands in an argument of the system's
   * opener, which every user of this machine can read, and the page's own address holds the state.
   */
  readonly openEntrance: (signInPage: string, onSecondUse: () => void) => string;
  /** Ends both servers; leaves no handle. */
  readonly close: () => Promise<void>;
}

interface Entrance {
  readonly path: string;
  readonly leadsTo: string;
  readonly onSecondUse: () => void;
  used: boolean;
}

/**
 * Waits for the redirect of a sign-in in the system's browser (RFC 8252 section 7.3): one path, one
 * method, one reply. Any other request (another Host, as DNS rebinding makes them; another path or
 * method; a state that was not sent from here; a second reply) is refused, and the wait goes on.
 * @param accepts whether this address is the answer; decides by its state
 * @throws Node's error when no port could be had
 */
export async function openLoopbackRedirect(options: {
  readonly accepts: (address: string) => boolean;
  readonly language: Language;
  readonly clock: Clock;
}): Promise<LoopbackRedirect> {
  const farewell = defer<undefined>();
  let port = 0;
  let answered = false;
  let entrance: Entrance | null = null;

  const respond = (response: ServerResponse, status: number, more: object = {}): void => {
    const texts = translateSignInPage(options.language);
    const { headers, body } = renderLoopbackPage(texts, options.language, status === 200);
    response.writeHead(status, { ...headers, ...more }).end(body);
  };

  const enter = (way: Entrance, response: ServerResponse): void => {
    if (way.used) {
      respond(response, 410);
      way.onSecondUse();
      return;
    }
    way.used = true;
    const { headers } = renderLoopbackPage(
      translateSignInPage(options.language),
      options.language,
      true,
    );
    response.writeHead(302, { ...headers, location: way.leadsTo }).end();
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    // An address in absolute form would carry a host of its own beside the header's.
    const target = request.url ?? '';
    const address = `http://localhost:${port}${target}`;
    if (request.headers.host !== `localhost:${port}`) respond(response, 421);
    else if (target === entrance?.path && request.method === 'GET') enter(entrance, response);
    else if (!/^\/(?:\?|$)/.test(target)) respond(response, 404);
    else if (request.method !== 'GET') respond(response, 405, { allow: 'GET' });
    else if (answered) respond(response, 410);
    else if (!options.accepts(address)) respond(response, 400);
    else {
      answered = true;
      response.once('close', () => farewell.resolve(undefined));
      respond(response, 200);
    }
  };

  const loopback = await listenOnLoopback(answer);
  port = loopback.port;
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    if (answered) {
      const giveUp = options.clock.after(farewellMs, () => farewell.resolve(undefined));
      await farewell.promise;
      giveUp();
    }
    await Promise.all(loopback.servers.map(closeServer));
  };
  return {
    redirectUri: `http://localhost:${port}`,
    openEntrance: (leadsTo, onSecondUse) => {
      const path = `/open/${randomBytes(24).toString('base64url')}`;
      entrance = { path, leadsTo, onSecondUse, used: false };
      return `http://localhost:${port}${path}`;
    },
    close: () => (closing ??= end()),
  };
}
