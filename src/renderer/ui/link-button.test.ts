import { expect, it } from 'vitest';
import { aadstsLookUp, knownLinks } from '../../contract/known-links.ts';
import { findKnownLink } from './link-button.tsx';

it('turns the addresses of findings back into names', () => {
  expect(findKnownLink(knownLinks['bounce-codes'])).toEqual({ link: 'bounce-codes' });
  expect(findKnownLink(aadstsLookUp(7000215))).toEqual({ aadsts: 7000215 });
});

it('never opens an address that is not on the list', () => {
  for (const address of [
    'https://example.com/',
    'https://login.microsoftonline.com/error?code=1&x=2',
    'https://login.microsoftonline.com.example.com/error?code=1',
    `${knownLinks['bounce-codes']}/more`,
  ]) {
    expect(findKnownLink(address), address).toBeNull();
  }
});
