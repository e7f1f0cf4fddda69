import { z } from 'zod';
import { command, query } from './call.ts';
import { knownLinks, type KnownLink } from './known-links.ts';

export const knownLink = z.enum(Object.keys(knownLinks) as [KnownLink, ...KnownLink[]]);

export const appDescription = z.strictObject({
  version: z.string(),
  shell: z.enum(['electron', 'portable', 'terminal']),
  dataFolder: z.string(),
  /** The practice tenant runs in this process. */
  sandboxRunning: z.boolean(),
});
export type AppDescription = z.infer<typeof appDescription>;

export const appCalls = {
  'app.describe': query(z.strictObject({}), appDescription),
  /** Opens a page of a fixed list in the user's own browser. */
  'app.openLink': command(
    z.union([
      z.strictObject({ link: knownLink }),
      z.strictObject({ aadsts: z.number().int().min(1).max(999_999_999) }),
    ]),
    z.null(),
    { changes: [] },
  ),
  /** Opens the practice tenant in another window, with records of its own. */
  'app.openPractice': command(z.strictObject({}), z.strictObject({ opened: z.boolean() }), {
    changes: [],
  }),
  /** Closes the window for good: the page has saved, or asked about, what would be lost. */
  'app.close': command(z.strictObject({}), z.null(), { changes: [] }),
};
