import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type NetworkAnswer, type NetworkRequest } from './electron-double/network-double.ts';
import { startBundle } from './start-bundle.ts';

beforeAll(() => {
  // Not stubbed: starting the bundle takes back every stub before the window is shown.
  process.env['COLLEGA_HANDSHAKE'] = '1';
  process.env['COLLEGA_PRACTISE'] = '1';
  return () => {
    delete process.env['COLLEGA_HANDSHAKE'];
    delete process.env['COLLEGA_PRACTISE'];
  };
});
afterEach(() => void vi.restoreAllMocks());

function recordLines(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    if (String(text).startsWith('collega-handshake: ')) lines.push(String(text));
    return true;
  });
  return lines;
}

/** The practice tenant, by real requests on loopback. */
async function askLoopback({ url, method, body }: NetworkRequest): Promise<NetworkAnswer> {
  const answer = await fetch(url, { method, body, redirect: 'manual' });
  await answer.body?.cancel();
  const location = answer.headers.get('location');
  return location === null
    ? { kind: 'page' }
    : { kind: 'redirect', status: 302, location: new URL(location, url).href };
}

const ended = (exitCode: () => number | null) =>
  vi.waitFor(
    () => {
      if (exitCode() === null) throw new Error('still running');
    },
    { timeout: 30_000, interval: 20 },
  );

test('asked by its starter, Collega signs in in its own window, tests both servers and ends with 0', async () => {
  const lines = recordLines();
  const started = startBundle({ args: ['--sandbox'], answerTo: askLoopback });
  const bundle = await started;
  await ended(() => bundle.double.app.exitCode);
  expect(lines).toEqual([
    'collega-handshake: window-shown\n',
    'collega-handshake: practice-passed\n',
  ]);
  expect(bundle.double.app.exitCode).toBe(0);
  // The redirect to Odoo was stopped: only the practice tenant was reached.
  const hosts = bundle.double.network.sent.map(({ url }) => new URL(url).hostname);
  expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
  await bundle.end();
}, 60_000);

test('a sign-in that fails is told with its reason, and Collega ends', async () => {
  const lines = recordLines();
  const bundle = await startBundle({
    args: ['--sandbox'],
    answerTo: () => ({
      kind: 'redirect',
      status: 302,
      location: 'https://odoo.example.com/microsoft_outlook/confirm?error=access_denied&state=x',
    }),
  });
  await ended(() => bundle.double.app.exitCode);
  expect(lines[1]).toMatch(/^collega-handshake: practice-failed .*failed/u);
  await bundle.end();
}, 60_000);

test('without the practice tenant nothing is practised', async () => {
  const lines = recordLines();
  const bundle = await startBundle();
  expect(lines).toEqual(['collega-handshake: window-shown\n']);
  expect(bundle.double.app.exitCode).toBeNull();
  await bundle.end();
});
