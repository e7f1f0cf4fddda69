import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAppUrl } from './app-url.ts';

test.each(['collega://app/', 'collega://app/index.html', 'collega://app/?a=b#/clients/1'])(
  '%s is a page of the app',
  (address) => expect(isAppUrl(address)).toBe(true),
);

test.each([
  'collega://app',
  'collega://APP/',
  'collega://app.evil/',
  'collega://app:80/',
  'collega://app@evil/',
  'collega://user@app/',
  'collega:app/',
  'collega:///app/',
  'https://collega.evil/',
  'https://example.com/?next=collega://app/',
  ' collega://app/',
  'collega://evil/app/',
  'file:///app/',
  'about:blank',
  '',
])('%j is none', (address) => expect(isAppUrl(address)).toBe(false));

test('no web address is ever a page of the app, whatever it carries', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      expect(isAppUrl(url)).toBe(false);
      expect(isAppUrl(`${url}?next=collega://app/`)).toBe(false);
    }),
  );
});

test('any other host of the scheme is refused', () => {
  fc.assert(
    fc.property(fc.domain(), fc.string(), (host, rest) => {
      expect(isAppUrl(`collega://${host}/${rest}`)).toBe(false);
      expect(isAppUrl(`collega://app.${host}/${rest}`)).toBe(false);
      expect(isAppUrl(`collega://app@${host}/${rest}`)).toBe(false);
    }),
  );
});
