import { type Page } from 'playwright-core';
import { type Collega } from '../services/collega.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { type WindowFile } from '../services/shell/window-content/window-files.ts';
import {
  launchWindow,
  passOver,
  type BrowserSettings,
  type WindowPlace,
} from './launch-browser.ts';
import {
  callBinding,
  deliverEvent,
  installPageApi,
  pageApiNames,
  windowOrigin,
} from './page-api.ts';
import { explainNotLoaded, WindowNotOpened } from './window-not-opened.ts';

export interface AppPageOptions {
  readonly browserSettings: BrowserSettings;
  readonly files: ReadonlyMap<string, WindowFile>;
  readonly collega: Collega;
  readonly logger: Logger;
  /** Aborted when Collega closes; a crash of the page ends nothing that was asked. */
  readonly signal: AbortSignal;
  /** Told of the page before it loads anything. */
  readonly onPage: (page: Page) => void;
  readonly onCrash: (crashed: AppPage) => void;
  readonly onClose: (closed: AppPage) => void;
}

/** One browser window with the app's page in it. */
export interface AppPage {
  readonly page: Page;
  /** Where the window stands on the screen, also after its page has crashed; null: unknown. */
  readonly place: () => Promise<WindowPlace | null>;
  readonly close: () => Promise<void>;
}

const usualPlace: WindowPlace = { width: 1280, height: 860 };

/**
 * Opens a window on an address of the app, in the first browser whose rules let it be shown.
 * @throws WindowNotOpened
 */
export async function openAppPage(
  options: AppPageOptions,
  address: string,
  place: WindowPlace | null,
): Promise<AppPage> {
  for (;;) {
    try {
      return await openOnePage(options, address, place);
    } catch (error) {
      if (!(error instanceof WindowNotOpened) || error.reason.kind !== 'address-blocked') {
        throw error;
      }
      if (!passOver(options.browserSettings, error.reason)) throw error;
    }
  }
}

/** With the bridge on its page and nothing else. */
async function openOnePage(
  options: AppPageOptions,
  address: string,
  place: WindowPlace | null,
): Promise<AppPage> {
  const { files, collega, logger } = options;
  const size = place ?? usualPlace;
  const window = await launchWindow(options.browserSettings, {
    title: 'Collega',
    ...size,
    offline: true,
  });
  const { context, page } = window;
  options.onPage(page);

  // In this order: a page loaded before the route and the binding would see neither.
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === windowOrigin ? files.get(url.pathname) : undefined;
    if (file === undefined || route.request().method() !== 'GET') {
      logger.warn('the window asked for something that is not its own', { origin: url.origin });
      // A navigation that is blocked shows an error page in place of Collega; an aborted one nothing.
      await route.abort(route.request().isNavigationRequest() ? 'aborted' : 'blockedbyclient');
      return;
    }
    await route.fulfill({ status: 200, headers: { ...file.headers }, body: file.body });
  });
  await context.exposeBinding(callBinding, (source, name: unknown, input: unknown) => {
    const trusted =
      source.page === page &&
      source.frame === page.mainFrame() &&
      isWindowAddress(source.frame.url());
    const sender = { trusted, description: source.frame.url().slice(0, 200) };
    return collega.bridge.answer(name, input, sender, options.signal);
  });
  await context.addInitScript(installPageApi, pageApiNames);
  context.on('page', (popup) => void popup.close().catch(() => undefined));

  const stopEvents = collega.onEvent((name, payload) => {
    // The page may be closing; the next one asks for everything again.
    page
      .evaluate(deliverEvent, { name, payload, event: pageApiNames.event })
      .catch(() => undefined);
  });
  // The page stops a closing that would lose something, and settles it in its own words; left
  // alone, Playwright would accept the closing at once.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const askPlace = await watchPlace(page);
  const opened: AppPage = {
    page,
    place: askPlace,
    close: async () => {
      stopEvents();
      await window.close();
    },
  };
  const life = { loaded: false, crashed: false };
  page.on('crash', () => {
    life.crashed = true;
    if (life.loaded) options.onCrash(opened);
  });
  page.on('close', () => options.onClose(opened));
  context.on('close', () => options.onClose(opened));
  await page.goto(address).catch(async (error: unknown) => {
    if (life.crashed) return;
    await opened.close();
    throw explainNotLoaded(error);
  });
  life.loaded = true;
  // Told when the caller knows this window.
  if (life.crashed) setImmediate(() => options.onCrash(opened));
  return opened;
}

export function isWindowAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).origin === windowOrigin;
}

/** Asked of the browser, not of the page, which answers nothing any more once it has crashed. */
async function watchPlace(page: Page): Promise<AppPage['place']> {
  const context = page.context();
  const browser = await context.browser()?.newBrowserCDPSession();
  if (browser === undefined) return () => Promise.resolve(null);
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return () =>
    browser.send('Browser.getWindowForTarget', { targetId: targetInfo.targetId }).then(
      ({ bounds }) => placeOf(bounds),
      () => null,
    );
}

function placeOf({ left, top, width, height }: Partial<WindowPlace>): WindowPlace | null {
  if (width === undefined || height === undefined) return null;
  return left === undefined || top === undefined ? { width, height } : { left, top, width, height };
}
