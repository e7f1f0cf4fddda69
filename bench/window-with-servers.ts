import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../src/portable/find-browser.ts';
import { openPortableApp, type PortableApp } from '../src/portable/open-portable-app.ts';
import { newClient } from '../src/services/clients/client-handlers.ts';
import { createServer } from '../src/services/clients/mail-servers/mail-server-handlers.ts';
import { systemClock } from '../src/services/shell/ports/clock.ts';
import { silentLogger } from '../src/services/shell/ports/logger.ts';
import { noSecretStore } from '../src/services/shell/ports/secret-store.ts';
import { openJsonRecordsFile } from '../src/services/store/records/json-records-file.ts';
import { Records } from '../src/services/store/records/records.ts';

/** In the same browser, served the same way: words, and nothing that could take time. */
const emptyPage = '<!doctype html><html lang="en"><title>Empty</title><p>Empty</p></html>';

export interface BenchWindow {
  readonly app: PortableApp;
  /** The built window's files, and `empty.html`. */
  readonly rendererFolder: string;
  close(): Promise<void>;
}

/** Opens the window on one client with many outgoing servers; null without a browser. */
export async function openWindowWithServers(
  builtRenderer: string,
  servers: number,
): Promise<BenchWindow | null> {
  const browser = findBrowser(process.platform, process.env);
  if (browser === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'collega-bench-window-'));
  const rendererFolder = join(folder, 'renderer');
  cpSync(builtRenderer, rendererFolder, { recursive: true });
  writeFileSync(join(rendererFolder, 'empty.html'), emptyPage);
  const recordsFile = openJsonRecordsFile(folder);
  fillRecords(new Records(recordsFile, () => undefined), servers);
  const app = await openPortableApp({
    version: 'bench',
    secretStore: noSecretStore,
    recordsFile,
    dataFolder: folder,
    systemLanguage: 'en',
    clock: systemClock,
    logger: silentLogger,
    sandbox: null,
    passphrase: null,
    rendererFolder,
    browserSettings: {
      browser,
      // Chromium refuses to run as root with its process sandbox.
      processSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
      headless: true,
      extraArguments: [],
    },
  });
  return {
    app,
    rendererFolder,
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fillRecords(records: Records, servers: number): void {
  const createdAt = new Date().toISOString();
  records.addClient(() => {
    const client = newClient('Bench', createdAt);
    const mailServers = Array.from({ length: servers }, (_, number) =>
      createServer(
        client.id,
        {
          direction: 'outgoing',
          name: `Mailbox ${number}`,
          username: `mailbox-${number}@department-${number % 40}.example.com`,
          host: 'smtp.office365.com',
          port: 587,
          encryption: 'starttls',
          active: true,
          fromFilter: `mailbox-${number}@department-${number % 40}.example.com`,
          priority: 10,
          sendAs: false,
        },
        createdAt,
      ),
    );
    return { client, mailServers, mailboxLinks: [] };
  });
}
