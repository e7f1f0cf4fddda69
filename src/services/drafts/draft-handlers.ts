import { mostDrafts, type DraftContent } from '../../contract/drafts.ts';
import { type Handlers } from '../bridge/bridge.ts';
import { type Clock } from '../ports/clock.ts';

type DraftCalls = Extract<keyof Handlers, `drafts.${string}`>;

interface Draft {
  readonly content: DraftContent;
  readonly keptAt: number;
}

/** Holds what was typed and not saved, in memory, for a window that crashed and comes back. */
export function createDraftHandlers({
  clock,
}: {
  readonly clock: Clock;
}): Pick<Handlers, DraftCalls> {
  /** By key, the one kept longest ago first. */
  const drafts = new Map<string, Draft>();
  return {
    'drafts.keep': ({ key, content }) => {
      drafts.delete(key);
      drafts.set(key, { content, keptAt: clock.now() });
      for (const oldest of drafts.keys()) {
        if (drafts.size <= mostDrafts) break;
        drafts.delete(oldest);
      }
      return null;
    },
    'drafts.read': ({ key }) => drafts.get(key)?.content ?? null,
    'drafts.drop': ({ key }) => {
      drafts.delete(key);
      return null;
    },
    'drafts.list': () =>
      [...drafts]
        .reverse()
        .map(([key, { keptAt }]) => ({ key, keptAt: new Date(keptAt).toISOString() })),
  };
}
