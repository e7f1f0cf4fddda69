import { expect, test } from 'vitest';
import { CommandEnd } from '../terminal/exit-status.ts';
import { refuseRealClient } from './refuse-real-client.ts';

const real = { name: 'Contoso', sandbox: false };

test('a real client is not signed in through the practice tenant, and the way out is said', () => {
  const sandboxWay = { practising: true, inBrowser: false };
  expect(() => refuseRealClient(real, sandboxWay)).toThrow(CommandEnd);
  expect(() => refuseRealClient(real, sandboxWay)).toThrow(/Contoso.*without --sandbox/);
  for (const [client, way] of [
    [{ ...real, sandbox: true }, sandboxWay],
    [real, { practising: false, inBrowser: false }],
    [real, { practising: true, inBrowser: true }],
  ] as const) {
    expect(() => refuseRealClient(client, way)).not.toThrow();
  }
});
