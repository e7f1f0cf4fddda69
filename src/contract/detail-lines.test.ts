import { expect, it } from 'vitest';
import { detailLines } from './detail-lines.ts';

it('lists what a step saw, nested names joined, nothing for nothing', () => {
  expect(
    detailLines({
      addresses: ['192.0.2.1', '2001:db8::1'],
      certificate: { subject: 'outlook.com', issuer: null },
      family: 4,
      empty: '',
      none: [],
      reused: false,
      tries: [{ address: '192.0.2.1' }],
    }),
  ).toEqual([
    { name: 'addresses', text: '192.0.2.1, 2001:db8::1' },
    { name: 'certificate.subject', text: 'outlook.com' },
    { name: 'family', text: '4' },
    { name: 'reused', text: 'false' },
    { name: 'tries.0.address', text: '192.0.2.1' },
  ]);
});
