import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { outFolder } from '../../electron/start-bundle.ts';
import { parse } from '../support/source-tree.ts';

const root = join(import.meta.dirname, '../../..');

/** Source files of a folder, without their tests: path to text. */
function readSources(folder: string): Map<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .filter((entry) => !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

function filesWith(sources: Map<string, string>, pattern: RegExp): string[] {
  return [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}

const all = readSources('src');
const shell = new Map([...all].filter(([file]) => /^src\/(?:main|preload)\//u.test(file)));

test('checklist 20: `electron` is imported by the shell alone', () => {
  const importers = filesWith(all, /from 'electron(?:-store)?'/u);
  expect(importers.filter((file) => !shell.has(file))).toEqual([]);
  expect(importers).toContain('src/preload/index.ts');
});

test('checklist 20: the preload script stays a page of text without libraries', () => {
  const source = shell.get('src/preload/index.ts') ?? '';
  const code = source.split('\n').filter((line) => line !== '' && !line.startsWith('//'));
  expect(code.length).toBeLessThanOrEqual(20);
  expect(source.match(/from '[^']+'/gu)).toEqual(["from 'electron'"]);
});

/** Modules that a built file imports as it is loaded; it is minified, all in one line. */
function importsOf(text: string): string[] {
  return parse('built.js', text).statements.flatMap((statement) => {
    const named = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const from = named ? statement.moduleSpecifier : undefined;
    return from !== undefined && ts.isStringLiteral(from) ? [from.text] : [];
  });
}

test('hardening: the built main bundle needs nothing beside Electron, Node and the native keyring', () => {
  const files = readdirSync(join(outFolder, 'main'), { recursive: true, withFileTypes: true });
  const needed = files
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .flatMap((entry) => importsOf(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
  const outside = needed.filter(
    (name) => !name.startsWith('.') && !name.startsWith('node:') && !isNodeModule(name),
  );
  expect([...new Set(outside)].sort()).toEqual(['electron']);
});

function isNodeModule(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
