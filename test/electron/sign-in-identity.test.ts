import { beforeEach, describe, expect, test } from 'vitest';
import { chooseClientCertificates } from '../../src/main/choose-identity.ts';
import { authorizeUrl, double, open, page, type Popup } from './open-popup.ts';

const inAYear = Date.now() / 1000 + 31_536_000;
const certificate = (subjectName: string, validExpiry = inAYear) => ({
  subjectName,
  issuerName: 'Contoso CA',
  validStart: 0,
  validExpiry,
});
const [user, admin] = [certificate('anna@contoso.com'), certificate('adm-anna@contoso.com')];
const expired = certificate('old@contoso.com', 1);
const host = 'certauth.login.microsoftonline.com:443';

beforeEach(() => chooseClientCertificates(() => 'en'));

/** Plays the user: the button with this text, or the one that Return presses. */
function press(text: string | null): void {
  double.dialog.pressButton = ({ buttons = [], defaultId }) => {
    const index = buttons.findIndex((button) => text !== null && button.includes(text));
    return index === -1 ? (defaultId ?? null) : index;
  };
}

async function openPage(): Promise<Popup> {
  return open({ [authorizeUrl]: page });
}

describe('a site that asks who you are by a certificate', () => {
  test('gets the one that the user has chosen', async () => {
    const { window, abort } = await openPage();
    press('adm-anna');
    const { webContents } = window;
    const given = await double.app.selectClientCertificate(webContents, host, [user, admin]);
    expect(given).toBe(admin);
    expect(double.dialog.messages[0]).toMatchObject({ message: `${host} asks for a certificate` });
    abort();
  });

  test('gets none when the user presses Return', async () => {
    const { window, abort } = await openPage();
    press(null);
    const { webContents } = window;
    expect(await double.app.selectClientCertificate(webContents, host, [user, admin])).toBeNull();
    expect(double.dialog.messages[0]?.buttons?.[0]).toBe('No certificate');
    abort();
  });

  test('gets none, and no question is asked, where all have expired', async () => {
    const { window, abort } = await openPage();
    press('old');
    const { webContents } = window;
    expect(await double.app.selectClientCertificate(webContents, host, [expired])).toBeNull();
    expect(double.dialog.messages).toEqual([]);
    abort();
  });

  test('asks once for all connections of a page, and again in the next sign-in', async () => {
    const first = await openPage();
    press('adm-anna');
    const ask = ({ window }: Popup) =>
      double.app.selectClientCertificate(window.webContents, host, [user, admin]);
    expect(await Promise.all([ask(first), ask(first)])).toEqual([admin, admin]);
    expect(double.dialog.messages).toHaveLength(1);
    const second = await openPage();
    press(null);
    expect(await ask(second)).toBeNull();
    first.abort();
    second.abort();
  });

  test('learns nothing from any other window, nor from a request without one', async () => {
    const window = new double.electron.BrowserWindow();
    press('anna');
    for (const contents of [window.webContents, null]) {
      expect(await double.app.selectClientCertificate(contents, host, [user])).toBeNull();
    }
    expect(double.dialog.messages).toEqual([]);
  });
});

describe('a security key that knows several accounts', () => {
  const accounts = [
    { credentialId: 'AAA', name: 'anna@contoso.com', displayName: 'Anna' },
    { credentialId: 'BBB', name: 'adm-anna@contoso.com' },
  ];

  test('signs in with the one that the user has chosen', async () => {
    const { window, abort } = await openPage();
    press('adm-anna');
    const { session } = window.webContents;
    expect(await session.selectPasskey('login.microsoft.com', accounts)).toBe('BBB');
    expect(double.dialog.messages[0]?.buttons).toEqual([
      'Cancel',
      'anna@contoso.com – Anna',
      'adm-anna@contoso.com',
    ]);
    abort();
  });

  test('does not sign in when the user cancels', async () => {
    const { window, abort } = await openPage();
    press(null);
    const { session } = window.webContents;
    expect(await session.selectPasskey('login.microsoft.com', accounts)).toBeNull();
    abort();
  });
});
