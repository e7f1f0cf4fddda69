import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '../../..');

/** A place in a source file, as `src/main/index.ts:12`. */
export type Finder = (file: ts.SourceFile) => ts.Node[];

/** Every source file below a folder, without tests and their doubles, as a syntax tree. */
export function parseSources(folder = 'src'): ts.SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/\.test\.tsx?$|\/test(?:ing|-doubles)\//u.test(path))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

/** Parses a text, for instance a sample that a check must find. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** Names the files with something to find, each once. */
export function filesWith(files: readonly ts.SourceFile[], find: Finder): string[] {
  return files.filter((file) => find(file).length > 0).map(({ fileName }) => fileName);
}

/** Names the places of all that is found. */
export function placesOf(files: readonly ts.SourceFile[], find: Finder): string[] {
  return files.flatMap((file) =>
    find(file).map((node) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      return `${file.fileName}:${line + 1}`;
    }),
  );
}

/** All nodes of a tree for which the predicate holds. */
export function nodesOf(file: ts.SourceFile, holds: (node: ts.Node) => boolean): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (holds(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** An identifier or property of this name, wherever it is used; comments and texts do not count. */
export function named(name: RegExp): Finder {
  return (file) => nodesOf(file, (node) => ts.isIdentifier(node) && name.test(node.text));
}

/** A property of an object literal, set to this literal: `sandbox: false`. */
export function propertySet(name: RegExp, value: 'true' | 'false' | 'any'): Finder {
  return (file) =>
    nodesOf(file, (node) => {
      if (!ts.isPropertyAssignment(node) || !name.test(node.name.getText())) return false;
      return value === 'any' || node.initializer.getText() === value;
    });
}

/** A text, also a part of a template, that matches. */
export function textLike(pattern: RegExp): Finder {
  return (file) =>
    nodesOf(
      file,
      (node) =>
        (ts.isStringLiteralLike(node) ||
          ts.isTemplateHead(node) ||
          ts.isTemplateMiddle(node) ||
          ts.isTemplateTail(node) ||
          ts.isJsxText(node)) &&
        pattern.test(node.text),
    );
}

/** `new Name(…)`. */
export function made(name: string): Finder {
  return (file) =>
    nodesOf(file, (node) => ts.isNewExpression(node) && node.expression.getText() === name);
}

/** A call whose callee ends in this name: `shell.openExternal(…)` or `openExternal(…)`. */
export function called(name: RegExp): Finder {
  return (file) =>
    nodesOf(file, (node) => {
      if (!ts.isCallExpression(node)) return false;
      const callee = node.expression;
      const last = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
      return name.test(last);
    });
}

/** An import, or `require`, of this module. */
export function imported(name: RegExp): Finder {
  return (file) =>
    nodesOf(
      file,
      (node) =>
        ts.isStringLiteral(node) &&
        name.test(node.text) &&
        (ts.isImportDeclaration(node.parent) ||
          ts.isExportDeclaration(node.parent) ||
          (ts.isCallExpression(node.parent) &&
            /^(?:require|import)$/u.test(node.parent.expression.getText()))),
    );
}

/** All that any of these finds. */
export function anyOf(...finders: readonly Finder[]): Finder {
  return (file) => finders.flatMap((find) => find(file));
}
