import './validate-without-eval.ts';
import 'bootstrap/dist/css/bootstrap.min.css';
import './styles/colours.css';
import './styles/frame.css';
import './styles/forms.css';
import './styles/lists.css';
import './styles/sign-in.css';
import './styles/tests.css';
import './styles/dialogs.css';
import './styles/explain.css';
import './styles/reports.css';
import './styles/clients.css';
import './styles/settings.css';
import './styles/server-list.css';
import './styles/sender-rules.css';
import './styles/odoo.css';
import './styles/high-contrast.css';
import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { ServicesContext, type WindowServices } from './window-services/services-context.ts';
import { createWindowServices } from './window-services/create-window-services.ts';
import { startLanguage } from './language/start-language.ts';
import { listenForShortcuts } from './navigation/shortcuts.ts';
import { hashHref } from './navigation/guarded-location.ts';
import { useGuardedLocation } from './navigation/use-guarded-location.ts';
import { applyTheme } from './screens/preferences/apply-theme.ts';
import { ignoreDroppedFiles } from './ui/file-drop.tsx';
import { type CallValue } from '../contract/index.ts';
import { ask } from './bridge/call-failure.ts';
import { refreshOnLanguage } from './bridge/refresh-queries.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

ignoreDroppedFiles(window);
listenForShortcuts(window);
// Lists go back to where they were left by themselves.
history.scrollRestoration = 'manual';
if (window.collega === undefined) {
  showWithoutShell(root);
} else {
  const services = createWindowServices(window.collega);
  // Asked before the first paint, so that no wrong language or colour flashes by.
  const [settings] = await Promise.all([readSettingsFirst(services), services.drafts.start()]);
  applyTheme(settings.theme);
  await startLanguage(settings.spokenLanguage);
  refreshOnLanguage(i18next, services.queryClient);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={services.queryClient}>
        <ServicesContext value={services}>
          <Router hook={useGuardedLocation} hrefs={hashHref}>
            <App />
          </Router>
        </ServicesContext>
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** The user's settings for the first paint; a window in English is better than none. */
async function readSettingsFirst({
  api,
  queryClient,
}: WindowServices): Promise<CallValue<'settings.read'>> {
  try {
    return await queryClient.query({
      queryKey: ['settings.read', {}],
      queryFn: () => ask(api, 'settings.read', {}),
    });
  } catch {
    return { language: 'system', theme: 'system', spokenLanguage: 'en' };
  }
}

/** The page was opened in a plain browser: without a shell there are no services. */
function showWithoutShell(root: HTMLElement): void {
  const text = document.createElement('p');
  text.className = 'p-4';
  text.textContent =
    'This page is the inside of Collega and needs its window: start Collega instead.';
  root.replaceChildren(text);
}
