import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { engines?: { node?: string } }>;
};

/** The lowest version of Node that a range takes, as [major, minor]. */
function lowest(range: string): [number, number] {
  const floors = range.split('||').map((part): [number, number] => {
    const [, major = '0', minor = '0'] = /(\d+)(?:\.(\d+))?/u.exec(part) ?? [];
    return [Number(major), Number(minor)];
  });
  return floors.sort((one, other) => one[0] - other[0] || one[1] - other[1])[0] ?? [0, 0];
}

test('npm ci warns of no package but Electron’s three on Node 20, which README explains', () => {
  const asksForMore = Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([, { engines }]) => {
      const [major, minor] = lowest(engines?.node ?? '0');
      return major > 20 || (major === 20 && minor > 19);
    })
    .map(([path]) => path.replace('node_modules/', ''));
  expect(asksForMore.sort()).toEqual([
    '@electron-internal/extract-zip',
    '@electron/get',
    'electron',
  ]);
  for (const name of asksForMore) {
    expect(packages[`node_modules/${name}`]?.engines?.node).toMatch(/^>= ?22\.12\.0$/u);
  }
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('EBADENGINE');
});
