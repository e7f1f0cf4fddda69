import { expect } from 'vitest';
import { buildXoauth2 } from '../../../src/services/masking/build-xoauth2.ts';
import { canary } from '../../../src/services/connection-tests/testing/run-against.ts';

const pieceLength = 16;

/** The token as it is, in its SASL frame, and in base64 wherever it may begin in it. */
const forms = [
  canary,
  buildXoauth2('john@contoso.com', canary).slice(52),
  ...['', '0', '00'].map((before) =>
    Buffer.from(before + canary)
      .toString('base64')
      .slice(4, -4),
  ),
];
const pieces = forms.flatMap((form) =>
  Array.from({ length: form.length - pieceLength + 1 }, (_, at) =>
    form.slice(at, at + pieceLength),
  ),
);

/** No sixteen characters in a row of the canary token, in any of its forms. */
export function expectNoToken(report: unknown): void {
  const shown = JSON.stringify(report);
  expect(pieces.filter((piece) => shown.includes(piece))).toEqual([]);
}
