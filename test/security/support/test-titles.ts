import ts from 'typescript';
import { titlePattern } from '../../../scripts/red-first/read-removals.mjs';

const suites = /^(?:test|it|describe)$/u;

/** The titles of a file's tests and suites as they stand there, each with those around it. */
export function titlesOf(file: ts.SourceFile): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node, around: string): void => {
    const title = titleOf(node);
    const whole = title === null ? around : around === '' ? title : `${around} > ${title}`;
    if (title !== null) titles.push(whole);
    ts.forEachChild(node, (child) => visit(child, whole));
  };
  visit(file, '');
  return titles;
}

/** Null for what is no test: `test.each([…])` becomes one only where it is called with a title. */
function titleOf(node: ts.Node): string | null {
  if (!ts.isCallExpression(node) || !suites.test(rootOf(node.expression))) return null;
  const [first] = node.arguments;
  if (first === undefined) return null;
  if (ts.isStringLiteralLike(first)) return first.text;
  return ts.isTemplateExpression(first) ? first.getText().slice(1, -1) : null;
}

function rootOf(node: ts.Expression): string {
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
    return rootOf(node.expression);
  }
  return ts.isIdentifier(node) ? node.text : '';
}

/**
 * Whether a file has a test of this title: as it stands there, or with values in its holes that stand
 * somewhere in the file.
 */
export function hasTest(file: ts.SourceFile, title: string): boolean {
  return titlesOf(file).some((written) => {
    if (written === title) return true;
    const filled = new RegExp(`^${titlePattern(written, '(.*?)')}$`, 'su').exec(title);
    return filled?.slice(1).every((value) => file.text.includes(value)) ?? false;
  });
}
