import { homedir } from 'node:os';
import { type Page } from 'playwright-core';
import { type Collega, type CollegaOptions } from '../services/collega.ts';
import { createCollega } from '../services/create-collega.ts';
import { defer } from '../services/deferred.ts';
import { type Shell } from '../services/ports/shell.ts';
import { readWindowFiles } from '../services/window-content/window-files.ts';
import { findDownloadsFolder } from './downloads-folder.ts';
import { launchWindow, type BrowserSettings } from './launch-browser.ts';
import {
  callBinding,
  deliverEvent,
  installPageApi,
  pageApiNames,
  windowOrigin,
} from './page-api.ts';
import { openInOwnBrowser, openSignInPage, type OpenAddress } from './open-in-own-browser.ts';
import { openSignInWindow } from './sign-in-window.ts';
import { writeNewFile } from './write-new-file.ts';

export interface PortableAppOptions extends Omit<CollegaOptions, 'shell'> {
  readonly browserSettings: BrowserSettings;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** Where saved files go; the user's downloads when left out. */
  readonly downloadsFolder?: string;
  /** Plays the system that opens the user's own browser, in tests. */
  readonly openAddress?: OpenAddress;
  /** Told of every window's page before it loads anything, so that tests can watch and sign in. */
  readonly onPage?: (page: Page, window: 'app' | 'sign-in') => void;
  /** Lets tests listen at the bridge. */
  readonly compose?: (options: CollegaOptions) => Promise<Collega>;
}

export interface PortableApp {
  readonly page: Page;
  readonly collega: Collega;
  /** Settles when the user has closed the window and everything has ended. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens Collega in a window of an installed Chrome, Edge or Chromium. */
export async function openPortableApp(options: PortableAppOptions): Promise<PortableApp> {
  const { browserSettings, logger } = options;
  const files = readWindowFiles(options.rendererFolder);
  const onPage = options.onPage ?? (() => undefined);
  const open = options.openAddress ?? openInOwnBrowser;
  const shell: Shell = {
    kind: 'portable',
    openSignInWindow: (request) =>
      openSignInWindow(browserSettings, request, (page) => onPage(page, 'sign-in')),
    openSignInPage: (address) => openSignInPage(address, { ...options, open }),
    openLink: open,
    openFolder: (path) =>
      open(path).then(
        () => true,
        () => false,
      ),
    // The page itself downloads nothing, and no system dialog can be asked for over the pipe.
    saveFile: (file) =>
      writeNewFile(
        options.downloadsFolder ?? findDownloadsFolder(process.platform, process.env, homedir()),
        file,
      ),
  };
  const collega = await (options.compose ?? createCollega)({ ...options, shell });
  const window = await launchWindow(browserSettings, {
    title: 'Collega',
    width: 1280,
    height: 860,
  });
  const { context, page } = window;
  onPage(page, 'app');
  const windowGone = new AbortController();

  // In this order: a page loaded before the route and the binding would see neither.
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === windowOrigin ? files.get(url.pathname) : undefined;
    if (file === undefined || route.request().method() !== 'GET') {
      logger.warn('the window asked for something that is not its own', { origin: url.origin });
      await route.abort('blockedbyclient');
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
    return collega.bridge.answer(name, input, sender, windowGone.signal);
  });
  await context.addInitScript(installPageApi, pageApiNames);
  context.on('page', (popup) => void popup.close().catch(() => undefined));

  const stopEvents = collega.onEvent((name, payload) => {
    // The page may be closing; the next one asks for everything anew.
    page
      .evaluate(deliverEvent, { name, payload, event: pageApiNames.event })
      .catch(() => undefined);
  });
  page.on('crash', () => {
    logger.error('the window crashed and was loaded again');
    page.goto(windowOrigin).catch((error: unknown) => {
      logger.error('the window could not be loaded again', { error: String(error) });
    });
  });

  const closed = defer<undefined>();
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    windowGone.abort();
    stopEvents();
    await collega.dispose();
    await window.close();
  };
  const close = (): Promise<void> => {
    // Closing the window says so by an event of its own, which must not start it all again.
    closing ??= end().finally(() => closed.resolve(undefined));
    return closing;
  };
  const closeByUser = (): void => {
    close().catch((error: unknown) => {
      logger.warn('not everything could be tidied up', { error: String(error) });
    });
  };
  page.on('close', closeByUser);
  context.on('close', closeByUser);
  await page.goto(`${windowOrigin}/`);
  return { page, collega, closed: closed.promise, close };
}

function isWindowAddress(address: string): boolean {
  return URL.canParse(address) && new URL(address).origin === windowOrigin;
}
