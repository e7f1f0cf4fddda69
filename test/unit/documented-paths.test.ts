import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calls } from '../../src/contract/index.ts';

const root = join(import.meta.dirname, '../..');
const documents = ['docs/ARCHITECTURE.md', 'CONTRIBUTING.md'];

/** Code spans that are paths of the repository, without those that stand for a name. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:src|test|docs|scripts)\/[^`\s]*)`/gu)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<…*]/u.test(path));
}

describe('the documents for contributors', () => {
  it.each(documents)('name only files and folders that are there: %s', (document) => {
    const paths = pathsIn(readFileSync(join(root, document), 'utf8'));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  const architecture = readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8');

  it('name every folder of the services', () => {
    const folders = readdirSync(join(root, 'src/services'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map(({ name }) => name);
    expect(folders.length).toBeGreaterThan(9);
    expect(folders.filter((name) => !architecture.includes(`${name}/`))).toEqual([]);
  });

  it('say of every group of calls where it is answered and called from', () => {
    const groups = [...new Set(Object.keys(calls).map((name) => name.split('.')[0] ?? ''))];
    const rows = architecture.split('\n').filter((line) => line.startsWith('|'));
    const inFirstCell = (group: string) =>
      rows.some((row) => row.split('|')[1]?.includes(`\`${group}\``));
    expect(groups.filter((group) => !inFirstCell(group))).toEqual([]);
  });
});
