import type { WebPreferences } from 'electron';

/** What no page shown by Collega may have (Electron's checklist, items 2, 3, 4, 6, 8 to 11). */
const lockedDown = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The spell checker downloads its dictionaries: the app window has no network.
  spellcheck: false,
} as const;

/** The app window; its preload script and `devTools` are added where it is opened. */
export const appWindowPreferences = Object.freeze({
  ...lockedDown,
}) satisfies WebPreferences;

/** A sign-in window shows pages of others: no preload script, no developer tools. */
export const popupPreferences = Object.freeze({
  ...lockedDown,
  devTools: false,
}) satisfies WebPreferences;
