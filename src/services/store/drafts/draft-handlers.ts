import { maxDrafts, type DraftContent } from '../../../contract/drafts.ts';
import { calls } from '../../../contract/index.ts';
import { secretFieldsOf } from '../../../contract/secret-fields.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { failField } from '../../failure-error.ts';
import { type Clock } from '../../shell/ports/clock.ts';

type DraftCalls = Extract<keyof Handlers, `drafts.${string}`>;

interface Draft {
  readonly content: DraftContent;
  readonly keptAt: number;
}

/** Every name under which a call takes a secret: what comes under one of these is one. */
const secretNames = new Set(Object.values(calls).flatMap(({ input }) => secretFieldsOf(input)));

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
      // Refused and not left out: a form that sends one has a fault that must be seen.
      if (holdsSecret(content)) failField('content', 'invalid');
      drafts.delete(key);
      drafts.set(key, { content, keptAt: clock.now() });
      for (const oldest of drafts.keys()) {
        if (drafts.size <= maxDrafts) break;
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

function holdsSecret(value: DraftContent[string]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inside]) => secretNames.has(name) || holdsSecret(inside),
  );
}
