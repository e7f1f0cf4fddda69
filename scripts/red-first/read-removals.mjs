// Reads test/security/red-first: what would have to be removed for a rule to be unprotected, and the
// tests that must then fail. The forms are in read-removals.d.mts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const unseenFile = 'unseen.json';

export function readRemovals(root) {
  const folder = join(root, 'test/security/red-first');
  const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== unseenFile);
  return {
    removals: names.flatMap(read).map((removal) => ({ built: false, ...removal })),
    unseen: read(unseenFile),
  };
}

export function applyEdit(text, { file, find, put }) {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times: ${find}`);
  return parts.join(put);
}

/** Where a title has a value of each case: vitest's `%s` and `$name`, or a template's `${name}`. */
const holes = /%[sdifjoO]|\$\{[^}]*\}|\$[a-z]\w*/giu;

export function titlePattern(title, hole = '.*') {
  const parts = title.split(holes).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  return parts.join(hole);
}

export function configOf(file) {
  const [, suite] = /^test\/([^/]+)\//u.exec(file) ?? [];
  return suite === undefined ? 'vitest.config.ts' : `test/${suite}/vitest.config.ts`;
}
