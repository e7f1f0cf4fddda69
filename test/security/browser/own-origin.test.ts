import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../src/services/shell/window-content/content-security-policy.ts';
import { askBelow, innerFrame, refused } from '../support/ask-below.ts';
import { openWindow, type OpenedApp } from '../support/open-window.ts';

/** Pages of the app's own origin that the app does not have: what if something of ours were bad? */
const home = 'https://app.collega.invalid/';
let app: OpenedApp;
beforeAll(async () => {
  app = await openWindow();
});
afterAll(() => app.end());

/** Puts a page beside the app's own. */
async function place(path: string, body: string, headers: Record<string, string> = {}) {
  await app.page
    .context()
    .route(`${home}${path}`, (route) => route.fulfill({ contentType: 'text/html', headers, body }));
  return `${home}${path}`;
}

test('checklist 17: a frame of the app’s own origin is refused too', async () => {
  // Without the policy, which lets nothing be framed: the sender check stands on its own.
  await place('inner', '<p>framed</p>');
  await app.page.goto(await place('outer', '<iframe src="/inner"></iframe>'));
  const frame = innerFrame(app.page);
  expect(frame?.url()).toBe(`${home}inner`);
  expect(await askBelow(frame)).toEqual(refused);
  expect(await frame?.evaluate(() => typeof window.collega)).toBe('undefined');
  expect(await askBelow(app.page.mainFrame())).toMatchObject({ ok: true });
});

test('checklist 7: a script or a handler in the text of a page does not run', async () => {
  // Trusted Types stop what scripts make; what stands in the page is for script-src alone to stop.
  const text = '<script>window.ran = "script"</script><body onpageshow="window.ran = \'handler\'">';
  const policy = { 'content-security-policy': contentSecurityPolicy };
  await app.page.goto(await place('inline', text, policy));
  expect(await app.page.evaluate('globalThis.ran')).toBeUndefined();
  await app.page.goto(await place('inline-without-policy', text));
  expect(await app.page.evaluate('globalThis.ran')).toBe('handler');
});
