import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type SandboxState } from './sandbox-state.ts';

const portNumber = z.number().int().min(1).max(65_535);

/** What a running sandbox tells another process of its folder, which then uses its servers. */
export const runningSandbox = z.object({
  ports: z.object({ authority: portNumber, smtp: portNumber, imap: portNumber }),
  odooPorts: z.record(z.string(), portNumber).readonly(),
  odooUrl: z.string(),
  exposed: z.object({ name: z.string(), address: z.string().nullable() }).nullable(),
  signedIn: z.boolean(),
});
export type RunningSandbox = z.infer<typeof runningSandbox>;

const path = '/collega-sandbox/';

/** What proves that an answer is of a sandbox of this folder: the folder alone has its signing key. */
function proofOf({ signingKey }: Pick<SandboxState, 'signingKey'>, nonce: string, told: string) {
  return createHmac('sha256', signingKey).update(`${path}${nonce}\n${told}`).digest();
}

export interface PresenceQuestion {
  readonly path: string;
  /** What was told; null where another server says it, which may have the port by now. */
  read(line: string): RunningSandbox | null;
}

/** Asks with a number of its own, so that no answer of an earlier run will do. */
export function askPresence(state: Pick<SandboxState, 'signingKey'>): PresenceQuestion {
  const nonce = randomBytes(32).toString('hex');
  return {
    path: `${path}${nonce}`,
    read: (line) => {
      const [proof = '', told = ''] = line.split(/ (.*)/su);
      const given = Buffer.from(proof, 'hex');
      const own = proofOf(state, nonce, told);
      if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
      return runningSandbox.parse(JSON.parse(told));
    },
  };
}

export interface Presence {
  /** Whether the request was one for the presence; then it is answered. */
  answer(pathname: string, response: ServerResponse): boolean;
  /** Every server listens by now. */
  announce(running: RunningSandbox): void;
}

/**
 * Answers with one line, its proof and JSON, as soon as every server listens, and then holds the
 * connection: its end tells that this sandbox has ended, in whatever way.
 */
export function createPresence(state: Pick<SandboxState, 'signingKey'>): Presence {
  const waiting = new Map<ServerResponse, string>();
  let told: string | null = null;
  const tell = (response: ServerResponse, nonce: string, json: string): void => {
    response.write(`${proofOf(state, nonce, json).toString('hex')} ${json}\n`);
  };
  return {
    answer: (pathname, response) => {
      const [, nonce] = /^\/collega-sandbox\/([0-9a-f]{64})$/.exec(pathname) ?? [];
      if (nonce === undefined) return false;
      response.writeHead(200, { 'content-type': 'text/plain', connection: 'close' });
      if (told !== null) tell(response, nonce, told);
      else {
        response.flushHeaders();
        waiting.set(response, nonce);
        response.once('close', () => waiting.delete(response));
      }
      return true;
    },
    announce: (running) => {
      told = JSON.stringify(running);
      for (const [response, nonce] of waiting) tell(response, nonce, told);
      waiting.clear();
    },
  };
}
