import { createHash } from 'node:crypto';
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

const path = '/collega-sandbox';

/**
 * The address that a sandbox of this state answers, and no other that took its port since. It names
 * the signing key by its hash alone.
 */
export function presencePath({ signingKey }: Pick<SandboxState, 'signingKey'>): string {
  return `${path}/${createHash('sha256').update(signingKey).digest('hex')}`;
}

export interface Presence {
  /** Whether the request was one for the presence; then it is answered. */
  answer(pathname: string, response: ServerResponse): boolean;
  /** Every server listens by now. */
  announce(running: RunningSandbox): void;
}

/**
 * Answers with one line of JSON as soon as every server listens, and then holds the connection: its
 * end tells that this sandbox has ended, in whatever way.
 */
export function createPresence(state: Pick<SandboxState, 'signingKey'>): Presence {
  const own = presencePath(state);
  const waiting = new Set<ServerResponse>();
  let told: string | null = null;
  return {
    answer: (pathname, response) => {
      if (pathname !== own) return false;
      response.writeHead(200, { 'content-type': 'application/x-ndjson', connection: 'close' });
      if (told !== null) response.write(told);
      else {
        response.flushHeaders();
        waiting.add(response);
        response.once('close', () => waiting.delete(response));
      }
      return true;
    },
    announce: (running) => {
      told = `${JSON.stringify(running)}\n`;
      for (const response of waiting) response.write(told);
      waiting.clear();
    },
  };
}
