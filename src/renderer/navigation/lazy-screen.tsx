import { lazy, useState, type ComponentType } from 'react';

export interface LazyScreen<Props extends object> {
  readonly Screen: ComponentType<Props>;
  /** Fetches the screen ahead, so that it is there at once when somebody goes to it. */
  readonly preload: () => Promise<unknown>;
}

/** A screen that the first paint does not need, in a file of its own. */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyScreen<Props> {
  let ready: ComponentType<Props> | null = null;
  const fetch = async (): Promise<{ default: ComponentType<Props> }> => {
    ready ??= await load();
    return { default: ready };
  };
  const Waiting: ComponentType<Props> = lazy(fetch);
  return {
    Screen: function Screen(props: Props) {
      // Kept: a screen that changes from one to the other would lose what was typed.
      const [Chosen] = useState(() => ready ?? Waiting);
      return <Chosen {...props} />;
    },
    preload: fetch,
  };
}
