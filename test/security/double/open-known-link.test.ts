import { expect, test } from 'vitest';
import { aadstsLookUp, knownLinks } from '../../../src/contract/known-links.ts';
import { openKnownLink } from '../../../src/main/open-known-link.ts';
import { createElectronDouble } from '../../electron/electron-double/create-electron-double.ts';
import { useElectronDouble } from '../../electron/electron-double/current-electron.ts';

test('checklist 15: the known links and the look-up of an AADSTS number are opened as they are', async () => {
  const double = createElectronDouble();
  useElectronDouble(double);
  const known = [...Object.values(knownLinks), aadstsLookUp(50126)];
  for (const address of known) await openKnownLink(address);
  expect(double.opened).toEqual(known);
});

test.each([
  'https://example.com/',
  'http://aka.ms/mfasetup',
  'https://aka.ms/mfasetup?next=https://evil.example/',
  'https://login.microsoftonline.com/error?code=1&next=x',
  'https://login.microsoftonline.com/error?code=',
  'file:///etc/passwd',
  'ms-settings:',
])('checklist 15: %s never reaches the operating system', async (address) => {
  const double = createElectronDouble();
  useElectronDouble(double);
  await expect(openKnownLink(address)).rejects.toThrow('known links');
  expect(double.opened).toEqual([]);
});
