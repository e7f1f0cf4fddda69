import { loadLaterTexts } from '../language/start-language.ts';
import { fetchLazyScreens, lazyScreen } from '../navigation/lazy-screen.tsx';

/**
 * The screens that nobody sees first: a list or the clients come before them. Dialogs and panels that
 * can wait are declared beside the button that opens them.
 */
export const laterScreens = {
  Explain: lazyScreen(async () => (await import('./explain/explain-screen.tsx')).ExplainScreen),
  Guide: lazyScreen(async () => (await import('./guide/guide-screen.tsx')).GuideScreen),
  Reports: lazyScreen(async () => (await import('./reports/reports-screen.tsx')).ReportsScreen),
  SenderRules: lazyScreen(
    async () => (await import('./sender-rules/sender-rules-screen.tsx')).SenderRulesScreen,
  ),
  Server: lazyScreen(
    async () => (await import('./mail-servers/form/server-screen.tsx')).ServerScreen,
  ),
  Settings: lazyScreen(
    async () => (await import('./general-settings/settings-screen.tsx')).SettingsScreen,
  ),
};

/** After the first drawing: fetches all of them once the window has nothing better to do. */
export function preloadScreens(): void {
  requestIdleCallback(() => {
    void loadLaterTexts();
    fetchLazyScreens();
  });
}
