import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchWindow } from '../../../src/portable/launch-browser.ts';
import { startListener, type Listener } from '../support/start-listener.ts';
import { testBrowserSettings } from '../support/test-browser.ts';

let outside: Listener;
let folder: string;
beforeAll(async () => {
  outside = await startListener();
  folder = mkdtempSync(join(tmpdir(), 'collega-net-log-'));
});
afterAll(async () => {
  await outside.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

interface Traffic {
  /** Names that Chromium's own resolver was asked for. */
  readonly names: string[];
  /** Addresses that a TCP connection was tried to. */
  readonly connected: string[];
}

/**
 * What the browser tried while a page without any content policy did all it could, from Chromium's
 * own log of its network (https://www.chromium.org/developers/design-documents/network-stack/netlog).
 */
async function tryEverything(offline: boolean): Promise<Traffic> {
  const logFile = join(folder, `${String(offline)}.json`);
  const settings = testBrowserSettings();
  // The tests' own rule for names would hide what the window's does.
  const own = offline ? [] : settings.extraArguments;
  const window = await launchWindow(
    { ...settings, extraArguments: [...own, `--log-net-log=${logFile}`] },
    { title: 'x', width: 400, height: 300, offline },
  );
  await window.page.evaluate(async (port) => {
    const addresses = [`http://127.0.0.1:${port}/`, `http://named.localhost:${port}/`];
    for (const address of addresses) {
      for (const rel of ['preconnect', 'dns-prefetch', 'stylesheet', 'icon']) {
        document.head.append(Object.assign(document.createElement('link'), { rel, href: address }));
      }
      const ended = () => undefined;
      await fetch(address, { mode: 'no-cors' }).then(ended, ended);
      navigator.sendBeacon(address, 'x');
      await new Promise<void>((resolve) => {
        const socket = new WebSocket(address.replace('http', 'ws'));
        socket.onerror = () => resolve();
        socket.onopen = () => resolve();
      });
    }
    const urls = [`stun:127.0.0.1:${port}`, `turn:named.localhost:${port}?transport=tcp`];
    const peer = new RTCPeerConnection({
      iceServers: [{ urls, username: 'x', credential: 'x' }],
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise<void>((resolve) => {
      const look = () => peer.iceGatheringState === 'complete' && resolve();
      peer.onicegatheringstatechange = look;
      look();
    });
    peer.close();
  }, outside.port);
  // Chromium writes the end of its log when it ends.
  await window.close();
  return readTraffic(readFileSync(logFile, 'utf8'));
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly {
    readonly type: number;
    readonly params?: { readonly host?: string; readonly address?: string };
  }[];
}

function readTraffic(text: string): Traffic {
  const { constants, events } = JSON.parse(text) as NetLog;
  const types = constants.logEventTypes;
  const told = (type: string, field: 'host' | 'address') => [
    ...new Set(
      events.flatMap((event) => (event.type === types[type] ? (event.params?.[field] ?? []) : [])),
    ),
  ];
  return {
    names: told('HOST_RESOLVER_MANAGER_REQUEST', 'host'),
    connected: told('TCP_CONNECT_ATTEMPT', 'address'),
  };
}

test('no network: without any policy of the page, no name is looked up and no connection is tried', async () => {
  const before = outside.knocks();
  const { names, connected } = await tryEverything(true);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !name.includes('~notfound'))).toEqual([]);
  expect(connected).toEqual([]);
  expect(outside.knocks()).toBe(before);
});

test('no network: the same tries are seen in a window that has one', async () => {
  const before = outside.knocks();
  const { names, connected } = await tryEverything(false);
  expect(names).toContain(`http://127.0.0.1:${outside.port}`);
  expect(connected).toContain(`127.0.0.1:${outside.port}`);
  expect(outside.knocks()).toBeGreaterThan(before);
});

const display = process.platform === 'linux' && process.env['DISPLAY'] !== undefined;

/** Pixels above the page: title and bars of the browser. */
async function heightAbovePage(offline: boolean, extra: readonly string[]): Promise<number> {
  const settings = { ...testBrowserSettings(), headless: false, extraArguments: extra };
  const window = await launchWindow(settings, { title: 'x', width: 900, height: 700, offline });
  const height = await window.page.evaluate(() => outerHeight - innerHeight);
  await window.close();
  return height;
}

test.skipIf(!display)(
  'no network: the window opens without a bar of the browser (skipped without a display)',
  async () => {
    const bare = await heightAbovePage(false, ['--test-type']);
    expect(await heightAbovePage(true, [])).toBe(bare);
    expect(await heightAbovePage(false, ['--host-rules=MAP * ~NOTFOUND'])).toBeGreaterThan(bare);
  },
);
