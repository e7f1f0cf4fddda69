import { lazyScreen } from '../navigation/lazy-screen.tsx';

/** The screens that nobody sees first: a list or the clients come before them. */
export const laterScreens = {
  explain: lazyScreen(async () => (await import('./explain/explain-screen.tsx')).ExplainScreen),
  guide: lazyScreen(async () => (await import('./guide/guide-screen.tsx')).GuideScreen),
  network: lazyScreen(async () => (await import('./preferences/network-dialog.tsx')).NetworkDialog),
  reports: lazyScreen(async () => (await import('./reports/reports-screen.tsx')).ReportsScreen),
  senderRules: lazyScreen(
    async () => (await import('./sender-rules/sender-rules-screen.tsx')).SenderRulesScreen,
  ),
  server: lazyScreen(async () => (await import('./mail-servers/server-screen.tsx')).ServerScreen),
  settings: lazyScreen(
    async () => (await import('./general-settings/settings-screen.tsx')).SettingsScreen,
  ),
};

/** Fetches all of them once the window has nothing better to do. */
export function preloadScreens(): void {
  requestIdleCallback(() => {
    for (const { preload } of Object.values(laterScreens)) void preload();
  });
}
