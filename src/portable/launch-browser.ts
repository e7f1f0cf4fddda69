import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { type SignInProxy } from '../services/ports/shell.ts';
import { isRunning } from '../services/storage/is-running.ts';
import { childEnvironment } from './child-environment.ts';
import { type InstalledBrowser } from './find-browser.ts';

/** How windows are opened. Everything but the browser itself differs in tests only. */
export interface BrowserSettings {
  readonly browser: InstalledBrowser;
  /** Chromium's own process sandbox. Off only for tests that run as root. */
  readonly processSandbox: boolean;
  readonly headless: boolean;
  readonly extraArguments: readonly string[];
}

export interface OpenedWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/**
 * Opens one application window with a profile of its own that is thrown away at the end. Driven
 * over a pipe: no debugging port is opened (security.md 4.2).
 */
export async function launchWindow(
  settings: BrowserSettings,
  window: {
    readonly title: string;
    readonly width: number;
    readonly height: number;
    readonly proxy?: SignInProxy;
  },
): Promise<OpenedWindow> {
  await removeAbandonedProfiles();
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
  // The browser's last processes may still write for a moment after it has said goodbye.
  const removeProfile = (): Promise<void> =>
    rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: settings.browser.executablePath,
      chromiumSandbox: settings.processSandbox,
      headless: settings.headless,
      viewport: null,
      serviceWorkers: 'block',
      acceptDownloads: false,
      ...proxyOptions(window.proxy),
      env: childEnvironment(process.env),
      args: [
        `--app=data:text/html,<title>${encodeURIComponent(window.title)}</title>`,
        `--window-size=${window.width},${window.height}`,
        '--disable-extensions',
        '--disable-quic',
        '--disable-sync',
        ...(window.proxy?.kind === 'direct' ? ['--no-proxy-server'] : []),
        ...settings.extraArguments,
      ],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    return {
      context,
      page,
      close: async () => {
        await context.close().catch(() => undefined);
        await removeProfile();
      },
    };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

/** Credentials go over Playwright's pipe, never on the browser's command line. */
function proxyOptions(
  proxy: SignInProxy | undefined,
): Pick<NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>, 'proxy'> {
  if (proxy?.kind !== 'fixed') return {};
  const { server, username, password } = proxy;
  return { proxy: { server, ...(username !== '' && { username, password }) } };
}

const profilePrefix = 'collega-window-';

/**
 * Removes the profiles of Collegas that were killed: one of a sign-in window may hold the cookies
 * of somebody's Microsoft session. Each carries the number of the process that made it.
 */
async function removeAbandonedProfiles(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(profilePrefix));
  for (const name of names) {
    const owner = Number(name.slice(profilePrefix.length).split('-')[0]);
    if (Number.isInteger(owner) && owner > 0 && isRunning(owner)) continue;
    // Another user's cannot be removed, and need not be.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
