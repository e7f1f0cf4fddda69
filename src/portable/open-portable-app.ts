import { homedir } from 'node:os';
import { type Page } from 'playwright-core';
import { type Collega, type CollegaOptions } from '../services/collega.ts';
import { createCollega } from '../services/create-collega.ts';
import { defer } from '../services/deferred.ts';
import { type Shell } from '../services/shell/ports/shell.ts';
import { CrashLimit } from '../services/shell/window-content/crash-limit.ts';
import { readWindowFiles } from '../services/shell/window-content/window-files.ts';
import { findDownloadsFolder } from './downloads-folder.ts';
import { type BrowserSettings } from './launch-browser.ts';
import { openAppPage, isWindowAddress, type AppPage, type AppPageOptions } from './app-page.ts';
import { openCrashNotice } from './crash-notice.ts';
import { windowOrigin } from './page-api.ts';
import {
  openInFileManager,
  openInOwnBrowser,
  openSignInPage,
  type OpenAddress,
} from './open-in-own-browser.ts';
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
  /** Starts another Collega in the practice tenant; answers whether it was started. */
  readonly openPractice?: () => Promise<boolean>;
  /** Told of every window's page before it loads anything, so that tests can watch and sign in. */
  readonly onPage?: (page: Page, window: 'app' | 'sign-in') => void;
  /** Lets tests listen at the bridge. */
  readonly compose?: (options: CollegaOptions) => Promise<Collega>;
}

export interface PortableApp {
  /** The window's page now: a crash brings another one. */
  readonly page: Page;
  readonly collega: Collega;
  /** Settles when the user has closed the window and everything has ended. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens Collega in a window of an installed Chrome, Edge or Chromium. */
export async function openPortableApp(options: PortableAppOptions): Promise<PortableApp> {
  const { browserSettings, logger } = options;
  const onPage = options.onPage ?? (() => undefined);
  const open = options.openAddress ?? openInOwnBrowser;
  const start = `${windowOrigin}/`;
  let closeSoon: () => void = () => undefined;
  const shell: Shell = {
    kind: 'portable',
    // The answer to the page that asks for it goes first.
    closeWindow: () => closeSoon(),
    openSignInWindow: (request) =>
      openSignInWindow(browserSettings, request, (page) => onPage(page, 'sign-in')),
    openSignInPage: (address) => openSignInPage(address, { ...options, open }),
    openLink: open,
    openFolder: (path) =>
      (options.openAddress ?? openInFileManager)(path).then(
        () => true,
        () => false,
      ),
    openPractice: options.openPractice ?? (() => Promise.resolve(false)),
    // The page itself downloads nothing, and no system dialog can be asked for over the pipe.
    saveFile: async (file) =>
      writeNewFile(
        options.downloadsFolder ??
          (await findDownloadsFolder(process.platform, process.env, homedir())),
        file,
      ),
  };
  const collega = await (options.compose ?? createCollega)({ ...options, shell });
  const windowGone = new AbortController();
  let current: Pick<AppPage, 'page' | 'close'> | null = null;
  const crashes = new CrashLimit(options.clock);
  const pageOptions: AppPageOptions = {
    ...options,
    collega,
    files: readWindowFiles(options.rendererFolder),
    signal: windowGone.signal,
    onPage: (page) => onPage(page, 'app'),
    onCrash: (crashed) => {
      reopen(crashed).catch((error: unknown) => {
        logger.error('the window could not be opened again', { error: String(error) });
        closeByUser();
      });
    },
    onClose: (gone) => {
      // The remains of a crashed window go while its successor is there.
      if (gone === current) closeByUser();
    },
  };

  /** Playwright gives up a page that has crashed: a new window takes its place, on its screen. */
  const reopen = async (crashed: AppPage): Promise<void> => {
    if (crashed !== current || closing !== null) return;
    const again = crashes.allowsAnother();
    logger.error('the window crashed', { openingAgain: again });
    const left = crashed.page.url();
    const place = await crashed.place();
    const next = again
      ? await openAppPage(pageOptions, isWindowAddress(left) ? left : start, place)
      : await openCrashNotice(options, closeByUser);
    current = next;
    await crashed.close();
    if (isClosing()) await next.close();
  };

  const closed = defer<undefined>();
  let closing: Promise<void> | null = null;
  /** Asked again after each wait. */
  const isClosing = (): boolean => closing !== null;
  const end = async (): Promise<void> => {
    windowGone.abort();
    await collega.dispose();
    await current?.close();
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
  closeSoon = () => void setImmediate(closeByUser);
  try {
    current = await openAppPage(pageOptions, start, null);
  } catch (error) {
    await close();
    throw error;
  }
  const first = current;
  return {
    get page() {
      return (current ?? first).page;
    },
    collega,
    closed: closed.promise,
    close,
  };
}
