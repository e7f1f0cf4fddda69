import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { contentSecurityPolicy } from '../../src/services/window-content/content-security-policy.ts';
import { expect, test } from './support/collega-test.ts';

test('the page has window.collega with two functions and no other way out', async ({ collega }) => {
  const { page } = await collega.open();
  const names = await page.evaluate(() =>
    Object.keys((window as { collega?: object }).collega ?? {}),
  );
  expect(names.sort()).toEqual(['call', 'on']);
});

test('the policy is sent as a header with the page', async ({ collega }) => {
  const { page } = await collega.open();
  const response = await page.reload();
  expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy);
});

test('the renderer reaches no network: a counting server on loopback hears nothing', async ({
  collega,
}) => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  collega.expectPolicyViolations();
  const { page } = await collega.open();
  const refused = await page.evaluate(async (address) => {
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('refused');
    });
    image.src = address;
    const fetched = await fetch(address).then(
      () => 'loaded',
      () => 'refused',
    );
    return [fetched, await loaded];
  }, `http://127.0.0.1:${port}/`);
  expect(refused).toEqual(['refused', 'refused']);
  expect(connections).toBe(0);
  server.close();
});

test('a frame inside the page may not ask Collega', async ({ collega }) => {
  const { page } = await collega.open();
  await page.evaluate(() => {
    document.body.append(document.createElement('iframe'));
  });
  const frame = page.frames().find((each) => each !== page.mainFrame());
  const answer = await frame?.evaluate(async () => {
    const { __collegaCall: call } = window as unknown as Record<
      string,
      ((name: string, input: unknown) => Promise<unknown>) | undefined
    >;
    return call === undefined ? 'no binding' : await call('clients.list', {});
  });
  expect(['no binding', { ok: false, failure: { kind: 'refused-sender' } }]).toContainEqual(answer);
});

test('no further window can be opened', async ({ collega }) => {
  const { page } = await collega.open();
  await page.evaluate(() => {
    window.open('https://example.com/');
  });
  await expect.poll(() => page.context().pages().length).toBe(1);
});
