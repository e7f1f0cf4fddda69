import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium, errors, type BrowserContext, type Page } from 'playwright-core';
import { type SignInProxy } from '../services/shell/ports/shell.ts';
import {
  ownProfiles,
  profilePrefix,
  removeAbandonedProfiles,
} from '../services/store/storage/abandoned-profiles.ts';
import { readBrowserEnding, type BrowserEnding } from './browser-ending.ts';
import { childEnvironment } from '../services/shell/child-environment.ts';
import { type InstalledBrowser } from './find-browser.ts';
import { forbiddingPolicy, type BrowserPolicies } from './policies/forbidding-policy.ts';
import { readPolicies } from './policies/read-policies.ts';
import { WindowNotOpened, type NotOpenedReason } from './window-not-opened.ts';

/** How windows are opened. Everything but the browser itself differs in tests only. */
export interface BrowserSettings {
  readonly browser: InstalledBrowser;
  /** Tried one after the other where the first one cannot be the window. */
  readonly others?: readonly InstalledBrowser[];
  /** Told when a browser is passed over for the next one. */
  readonly onPassedOver?: (passed: PassedOver) => void;
  /** Chromium's own process sandbox. Off only for tests that run as root. */
  readonly processSandbox: boolean;
  readonly headless: boolean;
  readonly extraArguments: readonly string[];
  /** The organisation's rules for the browser; this machine's own when left out. */
  readonly readPolicies?: (browser: InstalledBrowser) => Promise<BrowserPolicies>;
  /** Milliseconds until a browser that does not answer is given up. */
  readonly launchTimeoutMs?: number;
}

/**
 * Finds no host, be it by name or by address. Chromium greets the rule with a yellow bar about an
 * unsupported flag (kBadFlags in its bad_flags_prompt.cc), which `--test-type` leaves out, as in every
 * browser that ChromeDriver starts. A dead proxy brings no bar either, but Chromium then still looks
 * names up, and a name can carry what a page knows.
 */
const noNetwork = ['--host-resolver-rules=MAP * ~NOTFOUND', '--test-type'];

export interface PassedOver {
  readonly browser: InstalledBrowser;
  readonly reason: NotOpenedReason;
  readonly next: InstalledBrowser;
}

/** A browser that starts for the first time on a slow disk takes its time. */
const usualLaunchTimeoutMs = 45_000;

/** Where a window stands, in pixels; without `left` and `top` the system decides. */
export interface WindowPlace {
  readonly left?: number;
  readonly top?: number;
  readonly width: number;
  readonly height: number;
}

export interface OpenedWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends the browser, unless it has ended; answers how it says that it did. */
  end(): Promise<BrowserEnding>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** What each window needs besides the settings. */
interface WindowRequest extends WindowPlace {
  readonly title: string;
  readonly proxy?: SignInProxy;
  /** Reaches no host at all: for pages that are served without a network. */
  readonly offline?: boolean;
  /** A host that no request of any page finds. */
  readonly unreachableHost?: string;
  /** With the browser's own address bar, outside of the page's control: for pages of others. */
  readonly addressBar?: boolean;
}

/** Browsers of this process that could not be the window: the next window does not wait for them again. */
const passedOver = new Set<string>();

/**
 * Opens one application window in the first browser that can show it: where an organisation manages
 * Chrome, Edge often has no such rule.
 * @throws WindowNotOpened with the reason of the first one, when none can
 */
export async function launchWindow(
  settings: BrowserSettings,
  window: WindowRequest,
): Promise<OpenedWindow> {
  const installed = [settings.browser, ...(settings.others ?? [])];
  const left = installed.filter(({ executablePath }) => !passedOver.has(executablePath));
  const [first = settings.browser, ...more] = left;
  let browser = first;
  let failure: WindowNotOpened | null = null;
  for (const next of [...more, null]) {
    try {
      return await launchIn(browser, settings, window);
    } catch (error) {
      if (!(error instanceof WindowNotOpened)) throw error;
      failure ??= error;
      if (next === null) break;
      passedOver.add(browser.executablePath);
      settings.onPassedOver?.({ browser, reason: error.reason, next });
      browser = next;
    }
  }
  throw failure ?? new WindowNotOpened({ kind: 'ended' });
}

/**
 * Leaves out the browser of the last window, which opened and could not show it. False where it was
 * the last one.
 */
export function passOver(settings: BrowserSettings, reason: NotOpenedReason): boolean {
  const installed = [settings.browser, ...(settings.others ?? [])];
  const [browser, next] = installed.filter(({ executablePath }) => !passedOver.has(executablePath));
  if (browser === undefined || next === undefined) return false;
  passedOver.add(browser.executablePath);
  settings.onPassedOver?.({ browser, reason, next });
  return true;
}

/**
 * Opens one application window with a profile of its own that is thrown away at the end. Driven
 * over a pipe: no debugging port is opened (security.md 4.2).
 * @throws WindowNotOpened when the organisation's rules forbid it, or the browser does not answer
 */
async function launchIn(
  browser: InstalledBrowser,
  settings: BrowserSettings,
  window: WindowRequest,
): Promise<OpenedWindow> {
  const policies = await (settings.readPolicies?.(browser) ??
    readPolicies(process.platform, browser));
  const policy = forbiddingPolicy(policies);
  // Known before: most such rules let the browser start, and then leave it without an answer.
  if (policy !== null) throw new WindowNotOpened({ kind: 'policy', policy });
  await removeAbandonedProfiles();
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${process.pid}-`));
  ownProfiles.add(basename(profile));
  writePreferences(profile);
  // The browser's last processes may still write for a moment after it has said goodbye; those of a
  // killed one may even make the folder again. The next window that opens removes what is left.
  const removeProfile = async (): Promise<void> => {
    const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
    await rm(profile, patiently).catch(() => undefined);
    ownProfiles.delete(basename(profile));
  };
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browser.executablePath,
      timeout: settings.launchTimeoutMs ?? usualLaunchTimeoutMs,
      chromiumSandbox: settings.processSandbox,
      headless: settings.headless,
      viewport: null,
      serviceWorkers: 'block',
      acceptDownloads: false,
      // Collega ends the browser and removes its profile; Playwright's own handlers would end the
      // process as soon as the browser is gone, with cookies left in the profile.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...proxyOptions(window.proxy, window.unreachableHost),
      env: childEnvironment(process.env),
      args: [
        ...(window.addressBar === true
          ? []
          : [`--app=data:text/html,<title>${encodeURIComponent(window.title)}</title>`]),
        `--window-size=${window.width},${window.height}`,
        ...(window.left === undefined || window.top === undefined
          ? []
          : [`--window-position=${window.left},${window.top}`]),
        '--disable-extensions',
        '--disable-quic',
        '--disable-sync',
        ...(window.proxy?.kind === 'direct' ? ['--no-proxy-server'] : []),
        ...foundProxyArguments(window.proxy, window.unreachableHost),
        ...(window.offline === true ? noNetwork : []),
        ...(window.unreachableHost === undefined
          ? []
          : [`--host-resolver-rules=MAP ${window.unreachableHost} ~NOTFOUND`, '--test-type']),
        ...settings.extraArguments,
      ],
    });
    // None granted means all refused, without a question.
    await context.grantPermissions([]);
    const page = context.pages()[0] ?? (await context.newPage());
    return {
      context,
      page,
      end: async () => {
        await context.close().catch(() => undefined);
        return readBrowserEnding(profile);
      },
      close: async () => {
        await context.close().catch(() => undefined);
        await removeProfile();
      },
    };
  } catch (error) {
    await removeProfile();
    const kind = error instanceof errors.TimeoutError ? 'no-answer' : 'ended';
    throw new WindowNotOpened({ kind }, error);
  }
}

/**
 * No guessing ahead: when a page is about to go somewhere Chromium opens connections there, before
 * anybody can stop the request. Found by counting: up to eight knocks at Odoo's host for a sign-in
 * whose answer came by script, link or form. 2 is `never` (policy NetworkPredictionOptions).
 *
 * No other program: Chromium starts the mail program for a `mailto:` of any page, without a question
 * and past `protocol_handler.excluded_schemes`; what the policy URLBlocklist names it does not. The
 * profile is thrown away, so no password is offered to be saved in it.
 */
function writePreferences(profile: string): void {
  const preferences = {
    net: { network_prediction_options: 2 },
    policy: {
      url_blocklist: ['*'],
      url_allowlist: ['https:*', 'http:*', 'data:*', 'about:*', 'blob:*'],
    },
    credentials_enable_service: false,
    // No content policy reaches WebRTC: its packets went out in spite of `connect-src 'none'`.
    webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
  };
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** Credentials go over Playwright's pipe, never on the browser's command line. */
function proxyOptions(
  proxy: SignInProxy | undefined,
  unreachableHost: string | undefined,
): Pick<NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>, 'proxy'> {
  if (proxy?.kind !== 'fixed') return {};
  const { server, username, password } = proxy;
  const credentials = username !== '' && { username, password: password.reveal() };
  // The proxy would find the host by itself: it is not asked.
  const bypass = unreachableHost !== undefined && { bypass: unreachableHost };
  return { proxy: { server, ...credentials, ...bypass } };
}

/**
 * The proxy that Collega found in the system's settings, named once more so that the redirect's host
 * can be left out of it. By Chromium's own arguments: Playwright's option would send this machine's
 * own names (the probes of a sign-in with a local agent) over the proxy too.
 */
function foundProxyArguments(
  proxy: SignInProxy | undefined,
  unreachableHost: string | undefined,
): string[] {
  if (proxy?.kind !== 'system' || proxy.found === undefined) return [];
  if (unreachableHost === undefined || proxy.found.username !== '') return [];
  const rules = proxy.found.exempt.filter((rule) => /^[\w.*:[\]/<>-]+$/u.test(rule));
  return [
    `--proxy-server=${proxy.found.server}`,
    `--proxy-bypass-list=${[...rules, unreachableHost].join(';')}`,
  ];
}
