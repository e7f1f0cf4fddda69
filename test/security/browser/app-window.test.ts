import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { contentSecurityPolicy } from '../../../src/services/shell/window-content/content-security-policy.ts';
import { askBelow, innerFrame, refused } from '../support/ask-below.ts';
import { openWindow, type OpenedApp } from '../support/open-window.ts';
import { ownChildren, ownProfiles } from '../support/own-children.ts';
import { argumentsOf, listeningPorts } from '../support/listening-ports.ts';
import { startListener, type Listener } from '../support/start-listener.ts';
import { tryForbidden } from '../support/try-forbidden.ts';
import { expectPrivate } from '../../../src/services/testing/private-files.ts';

/** One window for all: what a test does to the page is undone by loading it again. */
let app: OpenedApp;
let outside: Listener;
beforeAll(async () => {
  outside = await startListener();
  app = await openWindow();
});
afterAll(async () => {
  await app.end();
  await outside.close();
});

/** Another one after a crash. */
const shown = (): Page => app.page;

const onLinux = existsSync('/proc/net/tcp');
const home = 'https://app.collega.invalid/';

test('checklist 2, 20: the page has `collega` with two functions, and no way to Node', async () => {
  const seen = await shown().evaluate(() => ({
    keys: Object.keys(window.collega ?? {}).sort(),
    frozen: Object.isFrozen(window.collega),
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
  }));
  expect(seen).toEqual({
    keys: ['call', 'on'],
    frozen: true,
    require: 'undefined',
    process: 'undefined',
  });
});

test('checklist 7: the policy goes out as a header with the page', async () => {
  const response = await shown().reload();
  expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy);
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
      "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test('checklist 7: what the policy forbids is refused, and reported by its directive', async () => {
  await shown().reload();
  const expected = [
    'base-uri',
    'connect-src',
    'font-src',
    'form-action',
    'frame-src',
    'img-src',
    'media-src',
    'require-trusted-types-for',
    'script-src-elem',
    'style-src-attr',
    'style-src-elem',
    'trusted-types',
  ];
  const address = `http://127.0.0.1:${outside.port}/`;
  expect(await shown().evaluate(tryForbidden, { address, expected })).toEqual({
    ran: [],
    violated: expected,
  });
});

test('no network: nothing that the page tries reaches a counting server on loopback', async () => {
  await shown().reload();
  const ended = await shown().evaluate(async (port) => {
    const address = `http://127.0.0.1:${port}/`;
    const refused = () => 'refused';
    const loaded = () => 'loaded';
    for (const rel of ['preconnect', 'preload', 'prefetch', 'dns-prefetch', 'stylesheet']) {
      const link = document.createElement('link');
      Object.assign(link, { rel, href: address, as: 'image' });
      document.head.append(link);
    }
    const tries = [
      fetch(address).then(loaded, refused),
      fetch(address, { method: 'POST', mode: 'no-cors', keepalive: true }).then(loaded, refused),
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
        socket.onopen = () => resolve('loaded');
        socket.onerror = () => resolve('refused');
      }),
    ];
    navigator.sendBeacon(address, 'x');
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise<void>((resolve) => {
      peer.onicegatheringstatechange = () => {
        if (peer.iceGatheringState === 'complete') resolve();
      };
      if (peer.iceGatheringState === 'complete') resolve();
    });
    peer.close();
    return Promise.all(tries);
  }, outside.port);
  expect(ended).toEqual(['refused', 'refused', 'refused']);
  expect(outside.knocks()).toBe(0);
});

test.each([
  'https://example.com/',
  'https://app.collega.invalid.evil.example/',
  'http://app.collega.invalid/',
  'https://app.collega.invalid:8443/',
  'https://app.collega.invalid/no-such-file',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:document.title="x"',
])('checklist 13: navigation to %s leaves the page where it is', async (address) => {
  await shown().goto(home);
  // Where nothing is asked for, Chromium has refused before the script goes on.
  const refused = /^https?:/u.test(address)
    ? shown().waitForEvent('requestfailed', (request) => request.url() === address)
    : null;
  // A page that is left answers nothing.
  const left = () => 'left';
  const going = (to: string): void => {
    Object.assign(globalThis, { stillHere: 'still here' });
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
    location.href = to;
  };
  await shown().evaluate(going, address).catch(left);
  await refused;
  expect(await shown().evaluate('globalThis.stillHere').catch(left)).toBe('still here');
  expect(new URL(shown().url()).origin).toBe(new URL(home).origin);
  expect(await shown().title()).not.toBe('x');
});

test('checklist 14: no further window stays open, by script, link or middle click', async () => {
  await shown().goto(home);
  const context = shown().context();
  for (const button of ['left', 'middle'] as const) {
    await shown().evaluate((to) => {
      const link = document.createElement('a');
      Object.assign(link, { href: to, id: 'away', target: '_blank', textContent: 'away' });
      link.style.cssText = 'position: fixed; top: 0; left: 0; z-index: 9999';
      document.body.append(link);
    }, home);
    await shown().click('#away', { button });
    await shown().evaluate(() => document.querySelector('#away')?.remove());
    await vi.waitFor(() => expect(context.pages()).toEqual([shown()]));
  }
  await shown().evaluate(() => void window.open('https://example.com/'));
  await vi.waitFor(() => expect(context.pages()).toEqual([shown()]));
});

test('checklist 5: every permission is refused without a question', async () => {
  await shown().goto(home);
  const states = await shown().evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
    ];
    const asked = names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
    );
    return Promise.all([...asked, Notification.requestPermission()]);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('checklist 17: a frame is refused, whatever it holds, and the refusal is logged', async () => {
  await shown().goto(home);
  await shown().evaluate(() => {
    document.body.append(document.createElement('iframe'));
  });
  const frame = innerFrame(shown());
  expect(await askBelow(frame)).toEqual(refused);
  expect(await frame?.evaluate(() => typeof window.collega)).toBe('undefined');
  expect(readFileSync(join(app.dataFolder, 'collega.log'), 'utf8')).toContain('refused a call');
});

test('checklist 17: another page in the main frame is refused', async () => {
  await shown().goto('about:blank');
  expect(await askBelow(shown().mainFrame())).toEqual(refused);
  await shown().goto(home);
  expect(await shown().evaluate(() => window.collega?.call('clients.list', {}))).toMatchObject({
    ok: true,
  });
});

test('ipc: what is too large is refused by name, over a real bridge', async () => {
  await shown().goto(home);
  const answer = await shown().evaluate(() =>
    window.collega?.call('clients.create', { name: 'x'.repeat(2_000_000) }),
  );
  expect(answer).toEqual({ ok: false, failure: { kind: 'input-too-large', limit: 1_048_576 } });
});

test.skipIf(!onLinux)('portable pipe: no process of the browser listens on a TCP port', () => {
  const browser = ownChildren();
  const asked = browser.flatMap(argumentsOf);
  expect(asked).toContain('--remote-debugging-pipe');
  expect(asked.filter((argument) => argument.startsWith('--remote-debugging-port'))).toEqual([]);
  expect(listeningPorts(browser)).toEqual([]);
  // The same look at this process finds the counting server, so it would find a port of the browser.
  expect(listeningPorts([process.pid])).toContain(outside.port);
});

test('portable: no extension is there', async () => {
  const cdp = await shown().context().newCDPSession(shown());
  const { targetInfos } = await cdp.send('Target.getTargets');
  expect(targetInfos.map(({ url }) => url).filter((url) => url.startsWith('chrome-ext'))).toEqual(
    [],
  );
  expect(
    await shown().evaluate(
      () => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
    ),
  ).toBe('undefined');
  if (!onLinux) return;
  const asked = ownChildren().flatMap(argumentsOf);
  expect(asked).toContain('--disable-extensions');
  expect(
    asked.filter((argument) => /^--(?:load|allowlisted)-extension\w*=./u.test(argument)),
  ).toEqual([]);
});

test('portable: a page that crashes gives way to a new window, which is answered', async () => {
  const before = shown();
  const [profile] = ownProfiles();
  const cdp = await before.context().newCDPSession(before);
  // Its own answer never comes: the process is gone.
  cdp.send('Page.crash').catch(() => undefined);
  await vi.waitFor(() => expect(shown()).not.toBe(before), { timeout: 30_000 });
  expect(await shown().evaluate(() => window.collega?.call('app.describe', {}))).toMatchObject({
    ok: true,
  });
  // The old one goes, and the app stays.
  await vi.waitFor(() => expect(ownProfiles()).not.toContain(profile), { timeout: 10_000 });
  expect(shown().isClosed()).toBe(false);
});

test('portable: the profile is for this user alone, and thrown away at the end', async () => {
  const [profile, ...others] = ownProfiles();
  expect(others).toEqual([]);
  const folder = join(tmpdir(), profile ?? '');
  expectPrivate(folder);
  await app.close();
  expect(existsSync(folder)).toBe(false);
  if (onLinux) await vi.waitFor(() => expect(ownChildren()).toEqual([]), { timeout: 10_000 });
});
