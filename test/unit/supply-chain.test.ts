import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const lockEntry = z.looseObject({
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  resolved: z.string().optional(),
});
const lock = z
  .looseObject({ packages: z.record(z.string(), lockEntry) })
  .parse(JSON.parse(read('package-lock.json')));
const manifest = z
  .looseObject({
    name: z.string(),
    version: z.string(),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));
const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  hashes: z.array(z.looseObject({ alg: z.literal('SHA-512') })).min(1),
  licenses: z
    .array(
      z.union([
        z.object({ license: z.object({ id: z.string() }) }),
        z.object({ expression: z.string() }),
      ]),
    )
    .min(1),
});
const sbom = z
  .looseObject({
    bomFormat: z.literal('CycloneDX'),
    metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
    components: z.array(component),
  })
  .parse(
    JSON.parse(
      execFileSync('node', ['scripts/supply-chain/write-sbom.mjs'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 16 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ),
  );

describe('the lock file', () => {
  it('pins each package to its content', () => {
    expect(locked.length).toBeGreaterThan(300);
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('holds nothing that wants to run a script when it is installed', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  it('names no other source than the registry that npm is set to', () => {
    const elsewhere = locked.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.'),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('the list of what is shipped', () => {
  it('names Collega itself and what the window is built of', () => {
    const names = sbom.components.map(({ name }) => name);
    expect(sbom.metadata.component['bom-ref']).toBe(`${manifest.name}@${manifest.version}`);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(names).toEqual(expect.arrayContaining(['react', 'scheduler', 'electron', 'bootstrap']));
    expect(names).not.toContain('vitest');
  });

  it('has every package that the source imports', () => {
    const names = new Set(sbom.components.map(({ name }) => name));
    const imported = new Set(sourceFiles('src').flatMap(packagesImportedBy));
    expect(imported.size).toBeGreaterThan(15);
    expect([...imported].filter((name) => !names.has(name))).toEqual([]);
  });

  it('is under licences that let it be passed on', () => {
    const allowed = [
      '0BSD',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'BlueOak-1.0.0',
      'ISC',
      'MIT',
      'MIT-0',
      'Unlicense',
      '(MIT OR CC0-1.0)',
      '(MIT OR EUPL-1.1+)',
    ];
    const others = sbom.components.filter(({ licenses }) =>
      licenses.some(
        (each) => !allowed.includes('license' in each ? each.license.id : each.expression),
      ),
    );
    expect(others.map((each) => [each['bom-ref'], each.licenses])).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\|/gm)].map(
    ([, name]) => name,
  );

  it('gives a reason for each package that Collega asks for, and for no other', () => {
    expect([...rows].sort()).toEqual([...direct].sort());
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name) && !/test-doubles|testing/.test(name))
    .map((name) => join(folder, name));
}

function packagesImportedBy(path: string): string[] {
  return ts
    .preProcessFile(read(path), true, false)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}
