import { type ComponentType } from 'react';
import { type Client } from '../../contract/clients.ts';
import { loadLaterTexts } from '../language/start-language.ts';
import { fetchLazyScreens, lazyScreen } from '../navigation/lazy-screen.tsx';
import { type ClientScreenName, type ToolScreenName } from '../navigation/paths.ts';
import { ServerList } from './mail-servers/list/server-list.tsx';

/**
 * What is shown at each address of `navigation/paths.ts`. Lists come before all others, so that they
 * are in the first file; dialogs and panels that can wait are declared beside the button that opens
 * them.
 */
export const clientScreens: Record<ClientScreenName, ComponentType<{ readonly client: Client }>> = {
  settings: lazyScreen(
    async () => (await import('./general-settings/settings-screen.tsx')).SettingsScreen,
  ),
  outgoing: ({ client }) => <ServerList client={client} direction="outgoing" />,
  incoming: ({ client }) => <ServerList client={client} direction="incoming" />,
  senderRules: lazyScreen(
    async () => (await import('./sender-rules/sender-rules-screen.tsx')).SenderRulesScreen,
  ),
  odoo: lazyScreen(async () => (await import('./odoo/odoo-screen.tsx')).OdooScreen),
  failedMails: lazyScreen(
    async () => (await import('./odoo/failed-mails-screen.tsx')).FailedMailsScreen,
  ),
  guide: lazyScreen(async () => (await import('./guide/guide-screen.tsx')).GuideScreen),
};

export const toolScreens: Record<
  ToolScreenName,
  ComponentType<{ readonly client: Client | null }>
> = {
  explain: lazyScreen(async () => (await import('./explain/explain-screen.tsx')).ExplainScreen),
  reports: lazyScreen(async () => (await import('./reports/reports-screen.tsx')).ReportsScreen),
};

/** One mail server, below its list. */
export const ServerScreen = lazyScreen(
  async () => (await import('./mail-servers/form/server-screen.tsx')).ServerScreen,
);

/** After the first drawing: fetches all of them once the window has nothing better to do. */
export function preloadScreens(): void {
  requestIdleCallback(() => {
    void loadLaterTexts();
    fetchLazyScreens();
  });
}
