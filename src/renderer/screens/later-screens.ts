import { loadLaterTexts } from '../language/start-language.ts';
import { lazyScreen } from '../navigation/lazy-screen.tsx';

/** The screens that nobody sees first: a list or the clients come before them. */
export const laterScreens = {
  explain: lazyScreen(async () => (await import('./explain/explain-screen.tsx')).ExplainScreen),
  guide: lazyScreen(async () => (await import('./guide/guide-screen.tsx')).GuideScreen),
  manyTestsSummary: lazyScreen(
    async () => (await import('./mail-servers/many-tests-summary.tsx')).ManyTestsSummary,
  ),
  network: lazyScreen(async () => (await import('./preferences/network-dialog.tsx')).NetworkDialog),
  reportDialog: lazyScreen(async () => (await import('./reports/report-dialog.tsx')).ReportDialog),
  reports: lazyScreen(async () => (await import('./reports/reports-screen.tsx')).ReportsScreen),
  senderRules: lazyScreen(
    async () => (await import('./sender-rules/sender-rules-screen.tsx')).SenderRulesScreen,
  ),
  server: lazyScreen(async () => (await import('./mail-servers/server-screen.tsx')).ServerScreen),
  settings: lazyScreen(
    async () => (await import('./general-settings/settings-screen.tsx')).SettingsScreen,
  ),
};

/** After the first drawing: fetches all of them once the window has nothing better to do. */
export function preloadScreens(): void {
  requestIdleCallback(() => {
    void loadLaterTexts();
    for (const { preload } of Object.values(laterScreens)) void preload();
  });
}
