import { type Page } from 'playwright-core';
import { translateCrash } from '../languages/translate-crash.ts';
import { type Language } from '../contract/settings.ts';
import { launchWindow, type BrowserSettings } from './launch-browser.ts';

/**
 * A window with words alone, when the app's own page crashes again and again. Closing it ends
 * Collega. It has no bridge, loads nothing and runs nothing.
 */
export async function openCrashNotice(
  options: {
    readonly browserSettings: BrowserSettings;
    readonly systemLanguage: Language;
    readonly onPage?: (page: Page, window: 'app') => void;
  },
  onClose: () => void,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const texts = translateCrash(options.systemLanguage);
  const place = { width: 560, height: 320 };
  const window = await launchWindow(options.browserSettings, {
    title: texts.title,
    ...place,
    offline: true,
  });
  const { page, context } = window;
  options.onPage?.(page, 'app');
  await context.route('**/*', (route) => route.abort('blockedbyclient'));
  page.on('close', onClose);
  page.on('crash', onClose);
  context.on('close', onClose);
  await page.setContent(
    `<title>${texts.title}</title><main><h1>${texts.title}</h1><p>${texts.text}</p></main>`,
  );
  return { page, close: () => window.close() };
}
