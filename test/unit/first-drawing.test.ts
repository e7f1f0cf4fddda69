import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..', '..', 'src');

/** Modules that an import statement loads; none where it names types alone. */
function loadedBy(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    return isOfTypes(statement) ? [] : [moduleSpecifier.text];
  });
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  if (name !== undefined || namedBindings === undefined) return false;
  return (
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

/** Everything that must be there before the window draws, each with the module that asks for it. */
function loadedBefore(entry: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const name of loadedBy(path)) {
      const target = name.startsWith('.') ? join(path, '..', name) : name;
      if (found.has(target)) continue;
      found.set(target, relative(source, path));
      if (/\.tsx?$/.test(target)) waiting.push(target);
    }
  }
  return found;
}

it('the window draws for the first time without waiting for a schema, a form or another screen', () => {
  const loaded = loadedBefore(join(source, 'renderer', 'main.tsx'));
  expect(loaded.get('react-dom/client'), 'the walk found the window').toBe(
    join('renderer', 'main.tsx'),
  );
  for (const later of ['zod', 'react-hook-form', '@hookform/resolvers/zod']) {
    expect(loaded.get(later), later).toBeUndefined();
  }
  const screens = [...loaded.keys()].filter((path) => /screens.*-screen\.tsx$/.test(path));
  expect(screens.map((path) => relative(source, path))).toEqual([
    join('renderer', 'screens', 'clients', 'clients-screen.tsx'),
  ]);
});
