import { expect, test } from 'vitest';
import { openSignInPage } from '../../src/main/open-known-link.ts';
import { createElectronDouble } from './electron-double/create-electron-double.ts';
import { useElectronDouble } from './electron-double/current-electron.ts';

test('the entrance to a sign-in page opens in the user’s browser, and no other address', async () => {
  const double = createElectronDouble();
  useElectronDouble(double);
  const page = 'http://localhost:49152/open/abcdefghijklmnopqrstuvwxyz012345';
  await openSignInPage(page);
  for (const address of [
    'https://evil.example/common/oauth2/v2.0/authorize',
    'http://127.0.0.1:1/common/oauth2/v2.0/authorize',
    'https://login.microsoftonline.us/common/oauth2/v2.0/authorize?state=x',
    'https://aka.ms/mfasetup',
    'file:///etc/passwd',
  ]) {
    await expect(openSignInPage(address)).rejects.toThrow('known links');
  }
  expect(double.opened).toEqual([page]);
});
