import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BrowserWindowDouble } from './electron-double/browser-window-double.ts';
import { type NetworkAnswer, type NetworkRequest } from './electron-double/network-double.ts';
import { type RunningBundle, startBundle } from './start-bundle.ts';

/** The practice tenant's pages as they were last answered, by a real request on loopback. */
class LoopbackWorld {
  html = '';
  #pages = 0;
  readonly #waiting: (() => void)[] = [];

  readonly answerTo = async (request: NetworkRequest): Promise<NetworkAnswer> => {
    const answer = await fetch(request.url, {
      method: request.method,
      body: request.body,
      redirect: 'manual',
      headers: request.body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const location = answer.headers.get('location');
    if (location !== null) {
      await answer.body?.cancel();
      return { kind: 'redirect', status: 302, location: new URL(location, request.url).href };
    }
    this.html = await answer.text();
    this.#pages += 1;
    for (const tell of this.#waiting.splice(0)) tell();
    return { kind: 'page' };
  };

  async firstPage(): Promise<void> {
    if (this.#pages > 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Sends the page's form as the button with this name and value does. */
  async press(popup: BrowserWindowDouble, name: string, value: string): Promise<void> {
    const { webContents } = popup;
    const action = /<form[^>]*action="([^"]*)"/u.exec(this.html)?.[1] ?? '';
    const body = new URLSearchParams();
    for (const [input] of this.html.matchAll(/<input[^>]*type="hidden"[^>]*>/gu)) {
      body.set(attribute(input, 'name'), attribute(input, 'value'));
    }
    body.set(name, value);
    const url = new URL(action, webContents.mainFrame.url).href;
    await webContents.navigateByPage({ url, method: 'POST', body: body.toString() });
  }
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
}

async function signIn(bundle: RunningBundle, account: string) {
  const world = new LoopbackWorld();
  bundle.double.network.answerTo = world.answerTo;
  const clients = await bundle.call('clients.list', {});
  const client = clients.ok ? clients.value.find((one) => one.sandbox) : undefined;
  if (client === undefined) throw new Error('no sandbox client');
  const outcome = bundle.call('signIn.start', {
    flowId: randomUUID(),
    clientId: client.id,
    mailbox: account,
  });
  await world.firstPage();
  const popup = bundle.double.windows.at(-1);
  if (popup === undefined) throw new Error('no sign-in window');
  await expect.poll(() => popup.webContents.mainFrame.url).toContain('127.0.0.1');
  await world.press(popup, 'account', account);
  if (!popup.isDestroyed() && world.html.includes('value="accept"')) {
    await world.press(popup, 'answer', 'accept');
  }
  return { outcome: await outcome, client };
}

test('in the sandbox the built app links a mailbox and tests it both ways', async () => {
  const bundle = await startBundle({ args: ['--sandbox'] });
  const account = 'works@sandbox.example';
  const { outcome, client } = await signIn(bundle, account);
  expect(outcome).toMatchObject({ ok: true, value: { outcome: 'linked' } });

  const hosts = bundle.double.network.sent.map(({ url }) => new URL(url).hostname);
  expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
  expect(bundle.double.windows).toEqual([bundle.window]);

  const servers = await bundle.call('mailServers.list', { clientId: client.id });
  if (!servers.ok) throw new Error(servers.failure.kind);
  expect(servers.value).toHaveLength(2);
  for (const { id } of servers.value) {
    const run = await bundle.call('connectionTests.run', { runId: randomUUID(), serverId: id });
    expect(run).toMatchObject({ ok: true, value: { outcome: 'passed' } });
  }
  const steps = bundle.window.webContents.sent.map(
    ({ args }) => (args[0] as { name: string }).name,
  );
  expect(steps).toContain('connectionTests.progress');
  expectNoSecrets(bundle);
  await bundle.end();
}, 60_000);

/** Tokens of the sandbox are JWTs: none in what crossed the bridge or lies in the data folder. */
function expectNoSecrets(bundle: RunningBundle): void {
  const jwt = /eyJ[\w-]{20,}\.[\w-]+\.[\w-]+/u;
  expect(JSON.stringify(bundle.window.webContents.sent)).not.toMatch(jwt);
  const files = readdirSync(bundle.dataFolder, { recursive: true, withFileTypes: true });
  for (const entry of files.filter((one) => one.isFile())) {
    expect(readFileSync(join(entry.parentPath, entry.name), 'latin1'), entry.name).not.toMatch(jwt);
  }
}
