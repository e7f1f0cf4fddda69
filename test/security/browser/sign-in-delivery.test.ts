import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Page } from 'playwright-core';
import { openSignInWindow } from '../../../src/portable/sign-in-window.ts';
import { type SignInReply } from '../../../src/services/shell/ports/shell.ts';
import { readRedirectReply } from '../../../src/services/microsoft/sign-in/read-redirect-reply.ts';
import { soon } from '../../../src/services/testing/soon.ts';
import { startCountingServer } from '../../e2e/support/counting-server.ts';
import { startAuthority, type Authority } from '../support/start-authority.ts';
import { testBrowserSettings } from '../support/test-browser.ts';

const redirectUri = 'https://odoo.example.com/microsoft_outlook/confirm';
const answer = `${redirectUri}?code=CANARY-code&state=s`;

let odoo: Awaited<ReturnType<typeof startCountingServer>>;
let authority: Authority;
beforeAll(async () => {
  odoo = await startCountingServer();
  authority = await startAuthority(redirectUri);
});
afterAll(async () => {
  await authority.close();
  await odoo.close();
});

/** Opens the window at one of the authority's ways; `act` plays the user. */
async function signInBy(
  way: string,
  act: (page: Page, close: () => void) => void = () => undefined,
): Promise<SignInReply> {
  const closing = new AbortController();
  const reply = openSignInWindow(
    testBrowserSettings({ 'odoo.example.com': odoo.port }),
    {
      authorizeUrl: `${authority.origin}${way}`,
      redirectUri,
      mailbox: 'works@example.com',
      proxy: { kind: 'system' },
      signal: closing.signal,
    },
    (page) => act(page, () => closing.abort()),
  );
  // A browser has to start first.
  return soon(reply, 50_000).finally(() => closing.abort());
}

describe('sign-in delivery: in a real browser the answer arrives', () => {
  test.each([
    ['a 302', '/302', answer],
    ['two hops', '/302x2', answer],
    ['JavaScript', '/js', answer],
    ['a meta refresh', '/meta', answer],
    ['a 302 with an error', '/refused', `${redirectUri}?error=access_denied&state=s`],
    ['a window that the page opens', '/popup', answer],
  ])('by %s', async (_name, way, address) => {
    expect(await signInBy(way)).toEqual({ kind: 'redirected', address, formPost: null });
  });

  test.each([
    ['a posted form', '/form_post'],
    ['a form to a new window', '/form-popup'],
    ['a 307 that posts again', '/307'],
  ])('by %s, with its body', async (_name, way) => {
    expect(await signInBy(way)).toEqual({
      kind: 'redirected',
      address: redirectUri,
      formPost: 'code=CANARY-code&state=s',
    });
  });

  test('by a link to a new window, in the same one', async () => {
    const reply = await signInBy('/link', (page) => {
      page.once('load', () => {
        // The page may close before the click has been answered for; the reply is what is tested.
        page.click('#link').catch(() => undefined);
      });
    });
    expect(reply).toEqual({ kind: 'redirected', address: answer, formPost: null });
  });

  test.each(['/fragment', '/fragment-js'])(
    'by a fragment (%s) it stops the window, and fails as a value: query was asked for',
    async (way) => {
      const reply = await signInBy(way);
      if (reply.kind !== 'redirected') throw new Error(reply.kind);
      expect(reply.address).toMatch(/#code=CANARY-code/u);
      expect(readRedirectReply(reply, { redirectUri, state: 's' })).toMatchObject({
        kind: 'refused',
        signal: { kind: 'sign-in' },
      });
    },
  );
});

describe('sign-in stays here: nothing but the page itself counts as the answer, or arrives', () => {
  test('a frame, an image, a fetch and a beacon of the page', async () => {
    const stopped = new Set<string>();
    const reply = await signInBy('/others', (page, close) => {
      page.on('requestfailed', (request) => {
        if (request.url().startsWith(redirectUri)) stopped.add(request.resourceType());
        if (stopped.size === 4) close();
      });
    });
    expect(reply).toEqual({ kind: 'closed' });
    expect([...stopped].sort()).toEqual(['document', 'fetch', 'image', 'ping']);
  });

  test('Odoo’s host heard nothing from all of this, not even a connection', () => {
    expect(authority.asked).toEqual(expect.arrayContaining(['/302', '/307', '/others']));
    expect(odoo.connections()).toBe(0);
  });
});
