import { expect, test } from 'vitest';
import { Secret } from '../../src/services/secret.ts';
import { authorizeUrl, open, page } from './open-popup.ts';

const fixed = {
  kind: 'fixed',
  server: 'http://proxy.example:3128',
  username: 'anna',
  password: new Secret('secret'),
} as const;

test.each([
  [{ kind: 'system' }, { mode: 'system' }],
  [{ kind: 'direct' }, { mode: 'direct' }],
  [fixed, { mode: 'fixed_servers', proxyRules: 'http://proxy.example:3128' }],
] as const)('a sign-in window goes the way of the settings: %j', async (proxy, config) => {
  const popup = await open({ [authorizeUrl]: page }, { proxy });
  expect(popup.window.webContents.session.proxy).toEqual(config);
  popup.abort();
  await popup.reply;
});

/** Electron's `login`: answers what the page's process was given, null when no handler took it up. */
function ask(
  popup: Awaited<ReturnType<typeof open>>,
  isProxy: boolean,
): readonly (string | undefined)[] | null {
  const seen = { prevented: false, given: null as readonly (string | undefined)[] | null };
  popup.window.webContents.emit(
    'login',
    { preventDefault: () => (seen.prevented = true) },
    { url: authorizeUrl },
    { isProxy, scheme: 'basic', host: 'proxy.example', port: 3128, realm: '' },
    (...credentials: (string | undefined)[]) => (seen.given = credentials),
  );
  expect(seen.prevented).toBe(seen.given !== null);
  return seen.given;
}

test('the proxy gets its credentials once, and a web site none', async () => {
  const popup = await open({ [authorizeUrl]: page }, { proxy: fixed });
  expect(ask(popup, false)).toBeNull();
  expect(ask(popup, true)).toEqual(['anna', 'secret']);
  // It asks again for as long as they are wrong.
  expect(ask(popup, true)).toBeNull();
  popup.abort();
  await popup.reply;
});
