import { describe, expect, test, vi } from 'vitest';
import { Secret } from '../../src/services/secret.ts';
import { soon } from '../../src/services/testing/soon.ts';
import { authorizeUrl, double, expectStillOpen, open, page } from './open-popup.ts';
import { createEvent } from './electron-double/electron-event.ts';

const adfs = 'https://sts.contoso.com/adfs/ls/wia';
const toAdfs = { kind: 'redirect', status: 302, location: adfs } as const;

describe('an organisation’s sign-in page that wants integrated sign-in', () => {
  test('ends the window with what it said, instead of a bare page', async () => {
    const { reply } = await open({
      [authorizeUrl]: toAdfs,
      [adfs]: { kind: 'page', status: 401, headers: { 'www-authenticate': 'Negotiate' } },
    });
    const ended = { kind: 'failed', code: 'ERR_SITE_PASSWORD', text: 'HTTP 401 sts.contoso.com' };
    expect(await soon(reply)).toEqual(ended);
  });

  test('is nothing where a frame of the page is asked, as in Entra’s seamless sign-in', async () => {
    const frame = 'https://autologon.microsoftazuread-sso.com/contoso.com/winauth/iframe';
    const popup = await open({
      [authorizeUrl]: page,
      [frame]: { kind: 'page', status: 401, headers: { 'www-authenticate': 'Negotiate' } },
    });
    await popup.window.webContents.navigateByPage({ url: frame, isMainFrame: false });
    await expectStillOpen(popup);
    popup.abort();
  });
});

describe('a proxy that wants a password', () => {
  const fixed = {
    kind: 'fixed',
    server: 'http://proxy.example:3128',
    username: 'anna',
    password: new Secret('wrong'),
  } as const;
  const tunnel = {
    kind: 'error',
    code: -111,
    description: 'ERR_TUNNEL_CONNECTION_FAILED',
  } as const;

  test.each([
    ['the system’s', { kind: 'system' }, 1],
    ['the one of the settings, after a wrong password', fixed, 2],
  ] as const)('is named as the reason: %s', async (_name, proxy, times) => {
    const popup = await open({ [authorizeUrl]: page }, { proxy });
    const { webContents } = popup.window;
    double.network.answerTo = () => {
      const asked = {
        isProxy: true,
        scheme: 'basic',
        host: 'proxy.example',
        port: 3128,
        realm: '',
      };
      for (let time = 0; time < times; time += 1) {
        webContents.emit('login', createEvent({}), { url: authorizeUrl }, asked, () => undefined);
      }
      return tunnel;
    };
    await webContents.navigateByPage({ url: authorizeUrl });
    expect(await soon(popup.reply)).toMatchObject({ kind: 'failed', code: 'ERR_PROXY_PASSWORD' });
  });

  test('is named when it answers with a page of its own', async () => {
    const { reply } = await open({ [authorizeUrl]: { kind: 'page', status: 407 } });
    expect(await soon(reply)).toMatchObject({ kind: 'failed', code: 'ERR_PROXY_PASSWORD' });
  });

  test('is not blamed for a tunnel that fails without a question', async () => {
    const { reply } = await open({ [authorizeUrl]: tunnel });
    expect(await soon(reply)).toMatchObject({ code: 'ERR_TUNNEL_CONNECTION_FAILED' });
  });
});

test('help, terms and privacy open in the user’s own browser; other windows nowhere', async () => {
  const { window, abort } = await open({ [authorizeUrl]: page });
  const open_ = (url: string) => window.webContents.openWindow(url);
  for (const url of [
    'https://www.microsoft.com/en-US/servicesagreement/?state=canary',
    'https://go.microsoft.com/fwlink/?linkid=521839&x=canary',
    'https://evil.example/www.microsoft.com',
    'https://www.microsoft.com.evil.example/',
    'https://anna@www.microsoft.com/',
    'http://www.microsoft.com/',
    'https://www.microsoft.com:8443/',
    'file:///etc/passwd',
    'ms-settings:',
  ]) {
    expect(open_(url)).toBe('deny');
  }
  expect(double.opened).toEqual([
    'https://www.microsoft.com/en-US/servicesagreement/',
    'https://go.microsoft.com/fwlink/?linkid=521839',
  ]);
  abort();
});

test('the sign-in page sees Chromium, neither Collega nor Electron', async () => {
  const { window, abort } = await open({ [authorizeUrl]: page });
  const userAgent = window.webContents.session.getUserAgent();
  expect(userAgent).toContain('Chrome/150.0.0.0 Safari/537.36');
  expect(userAgent).not.toMatch(/collega|electron/iu);
  abort();
});

test('nothing of a sign-in stays in memory: cache, passwords, connections', async () => {
  const { window, abort, reply } = await open({ [authorizeUrl]: page });
  const { session } = window.webContents;
  abort();
  await reply;
  await vi.waitFor(() =>
    expect(session.cleared).toEqual(['storage', 'data', 'auth cache', 'connections']),
  );
});
