import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const executable = join(import.meta.dirname, '..', '..', 'out', 'node', 'collega.js');

/** Every package and chunk that is loaded before the first line of a command runs. */
function loadedAtOnce(file: string, seen = new Set<string>()): Set<string> {
  const imports = readFileSync(file, 'utf8').matchAll(
    /^import (?:[^'"();]*from )?["']([^"']+)["']/gm,
  );
  for (const [, name = ''] of imports) {
    const target = name.startsWith('.') ? join(dirname(file), name) : name;
    if (seen.has(target)) continue;
    seen.add(target);
    if (name.startsWith('.')) loadedAtOnce(target, seen);
  }
  return seen;
}

test('a command that opens no window loads no driver of browsers', () => {
  const loaded = loadedAtOnce(executable);
  expect(loaded).toContain('commander');
  expect(loaded).not.toContain('playwright-core');
});
