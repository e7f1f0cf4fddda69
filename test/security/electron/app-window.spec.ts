import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { startElectron, type StartedElectron } from '../../electron/real/start-electron.ts';

let started: StartedElectron;
test.beforeAll(async () => {
  started = await startElectron();
});
test.afterAll(() => started.end());

test('checklist 2, 20: the window shows the app page with two functions and no Node', async () => {
  const { page } = started;
  expect(page.url()).toMatch(/^collega:\/\/app\//u);
  const seen = await page.evaluate(() => ({
    keys: Object.keys(window.collega ?? {}).sort(),
    arities: [window.collega?.call.length, window.collega?.on.length],
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    origin: location.origin,
    secure: isSecureContext,
  }));
  expect(seen).toEqual({
    keys: ['call', 'on'],
    arities: [2, 2],
    require: 'undefined',
    process: 'undefined',
    origin: 'collega://app',
    secure: true,
  });
});

test('checklist 17: a call from the page is answered', async () => {
  const answer = await started.page.evaluate(() => window.collega?.call('app.describe', {}));
  expect(answer).toMatchObject({ ok: true, value: { shell: 'electron' } });
});

test('checklist 7: the policy stops inline script, inline style and every request', async () => {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end('x');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const violated = await started.page.evaluate(async (address) => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      directives.push(event.effectiveDirective);
    });
    await fetch(address).catch(() => undefined);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    document.body.append(Object.assign(new Image(), { src: address }));
    try {
      document.createElement('script').text = 'globalThis.broken = true';
    } catch {
      directives.push('trusted-types');
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    return directives;
  }, `http://127.0.0.1:${port}/`);
  expect(violated).toEqual(expect.arrayContaining(['connect-src', 'style-src-elem', 'img-src']));
  expect(hits).toBe(0);
  await new Promise((resolve) => server.close(resolve));
});

test('checklist 13, 14: the page neither leaves nor opens windows', async () => {
  const { electron, page } = started;
  const before = page.url();
  for (const address of [
    'https://example.com/',
    'https://collega.evil/?next=collega://app/',
    'file:///etc/passwd',
  ]) {
    await page.evaluate((url) => {
      location.href = url;
    }, address);
    expect(await page.evaluate(() => location.href)).toBe(before);
  }
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  expect(electron.windows()).toHaveLength(1);
});

test('checklist 5: permissions are refused', async () => {
  const states = await started.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name })).state),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('checklist 2, 3, 4, 6: Electron itself says that the page is locked down', async () => {
  const preferences = await started.electron.evaluate(({ webContents }) => {
    // Not in Electron's typings; Electron's own tests use it.
    type PrintOptions = { getLastWebPreferences(): Record<string, unknown> };
    return webContents.getAllWebContents().map((contents) => {
      const last = (contents as unknown as PrintOptions).getLastWebPreferences();
      const names = ['sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity'];
      return Object.fromEntries(names.map((name) => [name, last[name]]));
    });
  });
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  ]);
});
