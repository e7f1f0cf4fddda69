/** Where the window's files are served from: an origin that no DNS knows (RFC 2606). */
export const windowOrigin = 'https://app.collega.invalid';

export const callBinding = '__collegaCall';
const eventFunction = '__collegaEvent';

type Listener = (payload: unknown) => void;

/**
 * Runs on the page before anything else and puts `window.collega` there: the same two functions
 * that Electron's preload script offers. Only in the main frame of the window's own origin.
 * Must not refer to anything outside itself: its text is what crosses to the page.
 */
export function installPageApi(names: { origin: string; call: string; event: string }): void {
  if (window !== window.top || location.origin !== names.origin) return;
  const bindings = window as unknown as Record<string, unknown>;
  const call = bindings[names.call] as (name: string, input: unknown) => Promise<unknown>;
  const listeners = new Map<string, Set<Listener>>();
  Object.defineProperty(window, 'collega', {
    value: Object.freeze({
      call: (name: string, input: unknown) => call(name, input),
      on: (event: string, listener: Listener) => {
        const known = listeners.get(event) ?? new Set<Listener>();
        listeners.set(event, known.add(listener));
        return () => known.delete(listener);
      },
    }),
  });
  // To the page, loading it again looks like closing it, which it would carry out.
  addEventListener(
    'keydown',
    (event) => {
      const withKey = event.ctrlKey || event.metaKey;
      if (event.key === 'F5' || (withKey && event.key.toLowerCase() === 'r'))
        event.preventDefault();
    },
    true,
  );
  Object.defineProperty(window, names.event, {
    value: (event: string, payload: unknown) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  });
}

export const pageApiNames = { origin: windowOrigin, call: callBinding, event: eventFunction };

/** Runs on the page for each event. */
export function deliverEvent(message: { name: string; payload: unknown; event: string }): void {
  const deliver = (window as unknown as Record<string, unknown>)[message.event];
  if (typeof deliver === 'function') {
    (deliver as (name: string, payload: unknown) => void)(message.name, message.payload);
  }
}
