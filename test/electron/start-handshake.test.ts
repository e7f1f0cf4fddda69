import { beforeAll, afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { startBundle } from './start-bundle.ts';

beforeAll(() => {
  // Not stubbed: starting the bundle takes back every stub before the window is shown.
  process.env['COLLEGA_HANDSHAKE'] = '1';
  return () => {
    delete process.env['COLLEGA_HANDSHAKE'];
  };
});
afterEach(() => void vi.restoreAllMocks());

/** The lines of the handshake that were printed. */
function recordLines(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    if (String(text).startsWith('collega-handshake: ')) lines.push(String(text));
    return true;
  });
  return lines;
}

test('the process that started Collega is told when its window is shown, once', async () => {
  const lines = recordLines();
  const app = await startBundle();
  onTestFinished(() => app.end());
  expect(lines).toEqual(['collega-handshake: window-shown\n']);
});

test('a second start says that Collega is open already', async () => {
  const lines = recordLines();
  const app = await startBundle({ isFirstInstance: false });
  onTestFinished(() => app.end());
  expect(lines).toEqual(['collega-handshake: already-open\n']);
});
