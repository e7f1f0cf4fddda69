import { lazy, useState, type ComponentType } from 'react';

/** Fetches of all parts that have been declared and not been fetched ahead yet. */
const waiting: (() => Promise<unknown>)[] = [];

/** A screen or dialog that the first paint does not need, in a file of its own. */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let ready: ComponentType<Props> | null = null;
  const fetch = async (): Promise<{ default: ComponentType<Props> }> => {
    ready ??= await load();
    return { default: ready };
  };
  waiting.push(fetch);
  const Waiting: ComponentType<Props> = lazy(fetch);
  return function Screen(props: Props) {
    // Kept: a screen that changes from one to the other would lose what was typed.
    const [Chosen] = useState(() => ready ?? Waiting);
    return <Chosen {...props} />;
  };
}

/** Fetches them ahead, so that each is there at once when someone goes to it. */
export function fetchLazyScreens(): void {
  for (const fetch of waiting.splice(0)) void fetch();
}
