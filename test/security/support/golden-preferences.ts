import defaults from '../golden/window-preferences.json' with { type: 'json' };

/** The hardened defaults of a window as they are written down, each with its reason. */
export function goldenPreferences(window: 'app' | 'sign-in'): Record<string, boolean> {
  const own = defaults.filter(({ windows }) => windows.includes(window));
  return Object.fromEntries(own.map(({ option, value }) => [option, value]));
}
