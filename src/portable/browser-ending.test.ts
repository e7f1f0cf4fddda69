import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readBrowserEnding } from './browser-ending.ts';

function profileWith(text: string | null): { folder: string; write: (text: string) => void } {
  const folder = mkdtempSync(join(tmpdir(), 'collega-ending-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  mkdirSync(join(folder, 'Default'));
  const write = (written: string): void =>
    writeFileSync(join(folder, 'Default', 'Preferences'), written);
  if (text !== null) write(text);
  return { folder, write };
}

test.each([
  ['{"profile":{"exit_type":"Normal"}}', 'normal'],
  ['{"net":{},"profile":{"exit_type":"SessionEnded","name":"x"}}', 'session-ended'],
])('%s: %s', async (text, ending) => {
  expect(await readBrowserEnding(profileWith(text).folder)).toBe(ending);
});

test.each(['{"profile":{"exit_type":"Crashed"}}', '{"profile"', null])(
  'a browser that is still writing (%s) is waited for',
  async (text) => {
    const { folder, write } = profileWith(text);
    const ending = readBrowserEnding(folder);
    await new Promise((resolve) => setImmediate(resolve));
    write('{"profile":{"exit_type":"SessionEnded"}}');
    expect(await ending).toBe('session-ended');
  },
);

test('one that was killed has said nothing', async () => {
  expect(await readBrowserEnding(profileWith('{"profile":{}}').folder, 50)).toBe('unknown');
});
