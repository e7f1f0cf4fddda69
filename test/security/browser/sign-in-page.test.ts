import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openSignInWindow } from '../../../src/portable/sign-in-window.ts';
import { readNetworkRoute } from '../../../src/services/network/network-route.ts';
import { proxiesOfThisSystem } from '../../../src/services/network/system-proxy/system-proxies.ts';
import { systemClock } from '../../../src/services/shell/ports/clock.ts';
import { type SignInProxy, type SignInReply } from '../../../src/services/shell/ports/shell.ts';
import { startConnectProxy } from '../../../src/services/network/testing/proxy-double.ts';
import { soon } from '../../../src/services/testing/soon.ts';
import { startCountingServer } from '../../e2e/support/counting-server.ts';
import { testBrowserSettings } from '../support/test-browser.ts';

/** A sign-in page of a stranger's; `/done` is asked for when it has tried everything. */
async function startPage(pages: Readonly<Record<string, string>>) {
  let done: (said: string) => void = () => undefined;
  const tried = new Promise<string>((resolve) => (done = resolve));
  const server = createServer((request, response) => {
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://page');
    if (path === '/done') done(search);
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type }).end(pages[path] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tried };
}

/** Opens the page, and closes the window when it has tried everything. */
async function visit(
  pages: Readonly<Record<string, string>>,
  redirectUri: string,
  onPage: (page: Page) => void = () => undefined,
  proxy: SignInProxy = { kind: 'system' },
): Promise<{ readonly reply: SignInReply; readonly said: string }> {
  const { origin, tried } = await startPage(pages);
  const closing = new AbortController();
  // The names of this machine are found as the system finds them.
  const settings = { ...testBrowserSettings(), extraArguments: [] };
  const request = {
    authorizeUrl: `${origin}/`,
    redirectUri,
    mailbox: 'works@example.com',
    proxy,
    signal: closing.signal,
  };
  const reply = openSignInWindow(settings, request, onPage);
  let said = '';
  void tried.then((query) => {
    said = query;
    closing.abort();
  });
  return { reply: await soon(reply, 60_000).finally(() => closing.abort()), said };
}

/** Every way for a page to ask for something without navigating; ends when all have failed. */
const attempts = (address: string): string => `
  const settled = [];
  const image = new Image();
  settled.push(new Promise((end) => { image.onload = image.onerror = end; }));
  image.src = ${JSON.stringify(address)};
  settled.push(fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).catch(() => undefined));
  navigator.sendBeacon(${JSON.stringify(address)}, 'code=CANARY');
  const socket = new WebSocket(${JSON.stringify(address.replace('http', 'ws'))});
  settled.push(new Promise((end) => { socket.onclose = end; }));
  const frame = document.createElement('iframe');
  settled.push(new Promise((end) => { frame.onload = end; }));
  frame.src = ${JSON.stringify(address)};
  document.body.append(frame);
`;

const workerScript = (address: string): string =>
  `fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).catch(() => undefined).then(() => {
     const socket = new WebSocket(${JSON.stringify(address.replace('http', 'ws'))});
     socket.onclose = () => (self.postMessage ?? (() => undefined))('end');
   });
   self.onconnect = ({ ports: [port] }) => fetch(${JSON.stringify(`${address}&shared`)}, { mode: 'no-cors' })
     .catch(() => undefined).then(() => port.postMessage('end'));`;

/** Pages that try every way from the page itself, a frame of another process and workers. */
function everyWay(address: string): Record<string, string> {
  const wait = `await Promise.race([Promise.allSettled(settled), new Promise((end) => setTimeout(end, 4_000))]);`;
  return {
    '/': `<!doctype html><title>Sign in</title><body>
      <script type="module">
        const frameEnds = new Promise((end) => addEventListener('message', end));
        ${attempts(address)}
        settled.push(frameEnds);
        const worker = new Worker('/worker.js');
        settled.push(new Promise((end) => { worker.onmessage = worker.onerror = end; }));
        const shared = new SharedWorker('/worker.js');
        shared.port.start();
        settled.push(new Promise((end) => { shared.port.onmessage = shared.onerror = end; }));
        ${wait} await fetch('/done');
      </script>
      <iframe sandbox="allow-scripts allow-forms" src="/frame"></iframe>`,
    '/frame': `<body><script type="module">${attempts(address)} ${wait} parent.postMessage('end', '*');</script>`,
    '/worker.js': workerScript(address),
  };
}

describe('findings 6, 10 and 11: a page in the portable sign-in window', () => {
  test('reaches Odoo’s host neither from frames of another process, nor by workers or web sockets', async () => {
    const odoo = await startCountingServer();
    onTestFinished(() => odoo.close());
    const redirectUri = `http://odoo.localhost:${odoo.port}/microsoft_outlook/confirm`;
    const address = `${redirectUri}?code=CANARY`;
    const { reply } = await visit(everyWay(address), redirectUri);
    expect(reply).toEqual({ kind: 'closed' });
    expect(odoo.connections()).toBe(0);
  });

  // Chromium takes its system's proxy from these variables where there is no desktop: Linux.
  test.runIf(process.platform === 'linux')(
    'reaches Odoo’s host neither over the proxy of the system, which finds names by itself',
    async () => {
      const proxy = await startConnectProxy({ answer: 'HTTP/1.1 502 Bad Gateway\r\n\r\n' });
      vi.stubEnv('XDG_CURRENT_DESKTOP', '');
      for (const name of ['http_proxy', 'https_proxy']) {
        vi.stubEnv(name, `http://127.0.0.1:${proxy.server.port}`);
      }
      vi.stubEnv('no_proxy', '');
      onTestFinished(() => void vi.unstubAllEnvs());
      const host = 'odoo.contoso.example';
      const redirectUri = `https://${host}/microsoft_outlook/confirm`;
      const pages = everyWay(`${redirectUri}?code=CANARY`);
      const other = `<img src="https://other.contoso.example/x.png">`;
      const window = readNetworkRoute({
        settings: { proxy: { kind: 'system' }, certificateAuthorities: [] },
        vault: { has: () => false, read: () => null },
        readSystemProxies: proxiesOfThisSystem(systemClock),
        override: null,
        beforeUse: () => Promise.resolve(),
      });
      const { reply } = await visit(
        { ...pages, '/': `${pages['/']}${other}` },
        redirectUri,
        () => undefined,
        await window.proxyOfWindow('https://login.contoso.example/'),
      );
      expect(reply).toEqual({ kind: 'closed' });
      // The proxy is in use, and was not asked for Odoo's host by any of these ways.
      expect(proxy.asked).toContain('other.contoso.example:443');
      expect(proxy.asked.filter((asked) => asked.includes(host))).toEqual([]);
    },
  );

  test.runIf(process.platform === 'linux')(
    'starts no other program, and stays where it is (xdg-open: Linux)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'collega-opener-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
      const opened = join(folder, 'opened');
      writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\necho "$@" >> '${opened}'\n`);
      chmodSync(join(folder, 'xdg-open'), 0o755);
      vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
      onTestFinished(() => void vi.unstubAllEnvs());
      const shown: string[] = [];
      const { reply } = await visit(
        {
          '/': `<!doctype html><title>Sign in</title><a id="mail" href="mailto:a@b.example?attach=/etc/passwd">x</a>
            <iframe src="/frame"></iframe><script type="module">
            const pause = () => new Promise((end) => setTimeout(end, 300));
            for (const scheme of ['mailto:', 'tel:', 'news:', 'ms-settings:', 'search-ms:', 'file:///etc/passwd']) {
              location.href = scheme + 'x'; await pause();
            }
            document.getElementById('mail').click(); await pause();
            open('mailto:c@d.example'); await pause();
            const frame = document.createElement('iframe');
            document.body.append(frame);
            frame.contentWindow.location.href = 'mailto:e@f.example'; await pause();
            await fetch('/done');</script>`,
          '/frame': '<script>location.href = "mailto:g@h.example"</script>',
        },
        'https://odoo.example.com/microsoft_outlook/confirm',
        (page) =>
          page.on('framenavigated', (frame) => {
            if (frame.parentFrame() === null) shown.push(frame.url());
          }),
      );
      expect(reply).toEqual({ kind: 'closed' });
      expect(existsSync(opened) ? readFileSync(opened, 'utf8') : '').toBe('');
      expect(shown.join('\n')).not.toMatch(/mailto|chrome-error/);
    },
  );

  test('stands under the browser’s own address bar, which no title replaces', async () => {
    const launch = vi.spyOn(chromium, 'launchPersistentContext');
    onTestFinished(() => launch.mockRestore());
    const title = 'login.microsoftonline.com - Sign in';
    const script = "await fetch('/done?bar=' + toolbar.visible)";
    const pages = {
      '/': `<!doctype html><title>${title}</title><script type="module">${script}</script>`,
    };
    const { said } = await visit(pages, 'https://odoo.example.com/microsoft_outlook/confirm');
    const args = launch.mock.calls[0]?.[1]?.args ?? [];
    expect(args.filter((arg) => arg.startsWith('--app'))).toEqual([]);
    expect(args.length).toBeGreaterThan(0);
    expect(said).toBe('?bar=true');
  });
});
