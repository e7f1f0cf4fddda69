import { test as base, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../../src/portable/find-browser.ts';
import { openPortableApp, type PortableApp } from '../../../src/portable/open-portable-app.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import { type UpdateSource } from '../../../src/services/updates/update-source.ts';
import { type Collega, type CollegaOptions } from '../../../src/services/collega.ts';
import { createCollega } from '../../../src/services/create-collega.ts';
import { defer } from '../../../src/services/deferred.ts';
import { createFileLogger } from '../../../src/services/store/logging/file-logger.ts';
import { noSecretStore } from '../../../src/services/shell/ports/secret-store.ts';
import { systemClock, type Clock } from '../../../src/services/shell/ports/clock.ts';
import { openJsonRecordsFile } from '../../../src/services/store/records/json-records-file.ts';
import { catchOutput } from './output-catcher.ts';
import { startCountingServer } from './counting-server.ts';
import { findSecrets, readEverything } from './search-canaries.ts';
import { catchSecrets } from './secret-catcher.ts';
import { watchProcesses } from './watch-processes.ts';

const rendererFolder = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer');

/** Chromium refuses to run as root with its process sandbox: only tests switch it off. */
const processSandbox = process.platform !== 'linux' || process.getuid?.() !== 0;

export interface OpenOptions {
  /** Seals the vault on the disk; null keeps it in memory, as on a machine without a key store. */
  readonly passphrase?: string | null;
  readonly language?: 'en' | 'it';
  readonly clock?: Clock;
  /** Where newer versions are announced. */
  readonly updates?: UpdateSource;
  /** Without the practice tenant, as a user with a real Azure app starts. */
  readonly withoutSandbox?: boolean;
  /** More arguments for the browser of every window. */
  readonly browserArguments?: readonly string[];
}

export interface CollegaFixture {
  readonly sandbox: Sandbox;
  readonly dataFolder: string;
  /** Opens the portable window; what is still open at the end is closed. */
  open(options?: OpenOptions): Promise<PortableApp>;
  /** The page of the next sign-in window. */
  nextSignInPage(): Promise<Page>;
  /** The next address that is handed to the user's own browser. */
  nextOpenedAddress(): Promise<string>;
  /** How often another Collega was asked to open the practice tenant. */
  practicesOpened(): number;
  /** Connections that reached the redirect's host. */
  redirectConnections(): number;
  /** For a test that tries what the policy forbids. */
  expectPolicyViolations(): void;
}

/** A test with a sandbox, a data folder of its own and windows on it; checks for leaks at the end. */
export const test = base.extend<{ collega: CollegaFixture }>({
  collega: async ({}, use, testInfo) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'collega-e2e-'));
    const sandbox = await startSandbox({ stateFolder: null });
    const redirectHost = await startCountingServer();
    const secrets = catchSecrets();
    const output = catchOutput();
    const processes = watchProcesses();
    const passphrases = new Set<string>();
    const messages: string[] = [];
    const apps: PortableApp[] = [];
    const consoleLines: string[] = [];
    let practices = 0;
    let violationsExpected = false;
    let waitingForPage = defer<Page>();
    let waitingForAddress = defer<string>();

    const listen = async (options: CollegaOptions): Promise<Collega> => {
      const collega = await createCollega(options);
      const { bridge } = collega;
      const answer = bridge.answer.bind(bridge);
      bridge.answer = async (name, input, sender, signal) => {
        const result = await answer(name, input, sender, signal);
        messages.push(JSON.stringify({ name, result }));
        return result;
      };
      collega.onEvent((name, payload) => messages.push(JSON.stringify({ name, payload })));
      return collega;
    };

    await use({
      sandbox,
      dataFolder,
      redirectConnections: redirectHost.connections,
      practicesOpened: () => practices,
      expectPolicyViolations: () => {
        violationsExpected = true;
      },
      nextSignInPage: () => waitingForPage.promise,
      nextOpenedAddress: () => waitingForAddress.promise,
      open: async (options = {}) => {
        const browser = findBrowser(process.platform, {
          ...process.env,
          COLLEGA_BROWSER: process.env['COLLEGA_TEST_BROWSER'],
        });
        if (browser === null) throw new Error('no browser: run npm test');
        const app = await openPortableApp({
          version: '0.0.0-test',
          secretStore: noSecretStore,
          recordsFile: openJsonRecordsFile(dataFolder),
          dataFolder,
          systemLanguage: options.language ?? 'en',
          clock: options.clock ?? systemClock,
          // The most talkative, since the log is searched for secrets.
          ...createFileLogger(dataFolder, 'trace'),
          // A test that wants an Odoo connects it by itself.
          sandbox: options.withoutSandbox ? null : { ...sandbox.environment, odoo: null },
          passphrase: options.passphrase ?? null,
          ...(options.updates === undefined ? {} : { updates: options.updates }),
          rendererFolder,
          // Searched for secrets with all the rest.
          downloadsFolder: join(dataFolder, 'downloads'),
          compose: listen,
          openPractice: () => {
            practices += 1;
            return Promise.resolve(true);
          },
          openAddress: (address) => {
            waitingForAddress.resolve(address);
            waitingForAddress = defer<string>();
            return Promise.resolve();
          },
          onPage: (page, window) => {
            if (window === 'app') {
              page.on('console', (line) => consoleLines.push(line.text()));
            } else {
              waitingForPage.resolve(page);
              waitingForPage = defer<Page>();
            }
          },
          browserSettings: {
            browser,
            processSandbox,
            headless: true,
            extraArguments: [
              `--host-resolver-rules=MAP odoo.example.com 127.0.0.1:${redirectHost.port}`,
              ...(options.browserArguments ?? []),
            ],
          },
        });
        apps.push(app);
        if (typeof options.passphrase === 'string') passphrases.add(options.passphrase);
        return app;
      },
    });

    const seenOutside = processes.places();
    processes.stop();
    for (const app of apps) {
      if (!app.page.isClosed()) {
        await testInfo.attach('at the end', {
          body: await app.page.screenshot({ fullPage: true }),
          contentType: 'image/png',
        });
      }
      await app.close();
    }
    secrets.stop();
    output.stop();
    await sandbox.close();
    const knocks = redirectHost.connections();
    await redirectHost.close();
    const places = [
      ...readEverything(dataFolder),
      ...seenOutside,
      { path: 'a message over the bridge', text: messages.join('\n') },
      { path: 'what was written to the terminal', text: output.written() },
      { path: 'the console of the window', text: consoleLines.join('\n') },
    ];
    const violations = consoleLines.filter((line) =>
      /Content.Security.Policy|Trusted.Type/i.test(line),
    );
    const leaks = findSecrets(
      [...secrets.seen, ...passphrases, sandbox.environment.secret],
      places,
    );
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    if (knocks > 0) throw new Error(`the redirect reached Odoo's host ${knocks} times`);
    if (violations.length > 0 !== violationsExpected) throw new Error(violations.join('\n'));
    if (leaks.length > 0) throw new Error(leaks.join('\n'));
  },
});

export { expect } from '@playwright/test';
