import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const built = join(import.meta.dirname, '..', '..', 'out', 'node');
const chunks = join(built, 'chunks');

/** A chunk by the name of the module that it was made for. */
function chunkOf(name: string): string {
  const found = readdirSync(chunks).filter((file) => file.replace(/-[\w-]{8}\.js$/, '') === name);
  // A module that others load too has a second chunk, which only names the first.
  const largest = found.sort(
    (one, other) => read(join(chunks, other)).length - read(join(chunks, one)).length,
  )[0];
  if (largest === undefined) throw new Error(`no chunk ${name}: npm run build`);
  return join(chunks, largest);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** Every chunk and package that is loaded together with a file, itself included. */
function loadedWith(file: string, seen = new Set([file])): Set<string> {
  const imports = read(file).matchAll(/(?:^|;|\n)import(?:[^'"();]*from)?\s*["']([^"']+)["']/g);
  for (const [, name = ''] of imports) {
    const target = name.startsWith('.') ? join(dirname(file), name) : name;
    if (seen.has(target)) continue;
    seen.add(target);
    if (name.startsWith('.')) loadedWith(target, seen);
  }
  return seen;
}

/** Code that Node must parse before anything of the command runs, in kB. */
function weightOf(...names: readonly string[]): number {
  const files = new Set(names.flatMap((name) => [...loadedWith(chunkOf(name))]));
  const bytes = [...files]
    .filter((file) => file.startsWith(built))
    .map((file) => read(file).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

test('help and version load the parser of the line and their texts, and nothing else', () => {
  // 57 kB of texts, i18next, commander: 250 of which may come what will; one schema brings 100 more.
  expect(weightOf('run-line')).toBeLessThan(250);
  expect(
    [...loadedWith(chunkOf('run-line'))].some((file) => /schemas|window-texts/.test(file)),
  ).toBe(false);
});

test('an explanation loads neither a mail library nor a way into a network', () => {
  expect(weightOf('run-line', 'explain', 'run-command')).toBeLessThan(700);
  // Nor the contract's schemas: 100 kB, and as much time again to make them.
  const loaded = ['explain', 'run-command'].flatMap((name) => [...loadedWith(chunkOf(name))]);
  expect(loaded.filter((file) => file.includes('schemas'))).toEqual([]);
});

test('a command that opens no window loads no driver of browsers', () => {
  const commands = readdirSync(join(import.meta.dirname, '../../src/cli/commands'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => readdirSync(chunks).some((file) => file.startsWith(`${name}-`)));
  expect(commands.length).toBeGreaterThan(10);
  for (const name of [...commands, 'open-collega', 'prepare-collega']) {
    expect([...loadedWith(chunkOf(name))], name).not.toContain('playwright-core');
  }
  // What is looked for would be found where a window is opened.
  expect([...loadedWith(join(built, 'portable.js'))]).toContain('playwright-core');
});
