import { expect, it } from 'vitest';
import { chooseEntry } from '../../diagnosis/diagnose.ts';
import { signalOfDeadEnd } from './dead-end-pages.ts';

const authorizeUrl =
  'https://login.microsoftonline.com/x/oauth2/v2.0/authorize?client-request-id=8e5a26c3-7e76-4c6d-a7ea-86771458c527';

const findingOf = (aadsts: number): string | null => {
  const signal = signalOfDeadEnd({ aadsts, traceId: null }, authorizeUrl);
  return signal === null ? null : chooseEntry(signal).code;
};

it.each([
  [90094, 'admin-consent-required'],
  [90095, 'admin-consent-required'],
  [50011, 'redirect-uri-mismatch'],
  [50105, 'user-not-assigned-to-app'],
  [700016, 'app-not-found'],
  [50194, 'app-is-single-tenant'],
  [53003, 'blocked-by-conditional-access'],
  [50057, 'account-disabled'],
])('a window closed on AADSTS%i is explained', (aadsts, code) => {
  expect(findingOf(aadsts)).toBe(code);
});

it('every number between 16000 and 9002332 that ends a sign-in here has its own finding', () => {
  const generic = chooseEntry({
    kind: 'oauth',
    stage: 'authorize',
    error: '',
    aadsts: 1,
    subError: null,
    text: '',
    httpStatus: null,
    retryAfter: null,
  }).code;
  const candidates = [
    ...Array.from({ length: 90_000 }, (_, index) => 16_000 + index),
    ...[140000, 140001, 165900, 500011, 500021, 500022, 500113, 500200, 500208, 500212, 500213],
    ...[501491, 530003, 530032, 530034, 530035, 650052, 650053, 650054, 650056, 650057, 700011],
    ...[700016, 700022, 700023, 700054, 900144, 900382, 900432, 900561, 900971, 1000031, 7000112],
    ...[9002313, 9002331, 9002332],
  ];
  const explained = candidates.flatMap((aadsts) => findingOf(aadsts) ?? []);
  expect(explained.length).toBeGreaterThan(80);
  expect(explained).not.toContain(generic);
});

it.each([
  50058, 16000, 50126, 50034, 50072, 50074, 50076, 50079, 50097, 65001, 50140, 50199, 12345,
])(
  'on a page with AADSTS%i the user could go on, or the number is unknown: cancelled',
  (aadsts) => {
    expect(findingOf(aadsts)).toBeNull();
  },
);

it('a page that says nothing, or no page at all: cancelled', () => {
  expect(signalOfDeadEnd(null, authorizeUrl)).toBeNull();
});

it('what support asks for is the evidence', () => {
  const traceId = 'e343e11a-9eff-4d58-b6ac-589b39e65000';
  expect(signalOfDeadEnd({ aadsts: 90094, traceId }, authorizeUrl)?.text).toBe(
    `AADSTS90094 Trace ID: ${traceId} Correlation ID: 8e5a26c3-7e76-4c6d-a7ea-86771458c527`,
  );
});
