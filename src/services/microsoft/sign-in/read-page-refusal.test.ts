import { expect, it } from 'vitest';
import { correlationIdOf, readPageRefusal } from './read-page-refusal.ts';

const authorizeUrl =
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client-request-id=8e5a26c3-7e76-4c6d-a7ea-86771458c527';
const traceId = 'e343e11a-9eff-4d58-b6ac-589b39e65000';

function read(
  clientTelemetry: string,
  { address = 'https://login.microsoftonline.com/common/login', requestId = traceId } = {},
) {
  const headers = new Map([
    ['x-ms-clitelem', clientTelemetry],
    ['x-ms-request-id', requestId],
  ]);
  return readPageRefusal({ address, header: (name) => headers.get(name) }, authorizeUrl);
}

it.each([
  ['1,90102,0,,', 90102],
  ['1,90094,0,112993681.7929,', 90094],
  ['1,7000112,0,,I', 7000112],
])('the head of a page says %s: its number and its trace ID are read', (header, aadsts) => {
  expect(read(header)).toEqual({ aadsts, traceId });
});

it.each([
  '',
  '1,0,0,,',
  '2,90094,0,,',
  '1,90094',
  '1,-5,0,,',
  '1,9009400000000,0,,',
  '1,90094,0,,\n<script>',
  '1,AADSTS90094,0,,',
  `1,90094,0,${'1'.repeat(33)},`,
])('%j says nothing', (header) => {
  expect(read(header)).toBeNull();
});

it('a trace ID in another form is left out', () => {
  expect(read('1,90094,0,,', { requestId: 'call +39 02 1234567' })?.traceId).toBeNull();
});

it.each([
  'https://login.microsoftonline.com.evil.example/',
  'http://login.microsoftonline.com/',
  'https://login.live.com/',
  'about:blank',
  'nonsense',
])('a page of %s says nothing', (address) => {
  expect(read('1,90094,0,,', { address })).toBeNull();
});

it('the correlation ID is that of the authorize address', () => {
  expect(correlationIdOf(authorizeUrl)).toBe('8e5a26c3-7e76-4c6d-a7ea-86771458c527');
  expect(correlationIdOf('https://login.example/?client-request-id=x')).toBeNull();
});
