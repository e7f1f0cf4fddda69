import { type TestStep } from '../../../contract/connection-tests.ts';

export interface DetailLine {
  readonly name: string;
  readonly text: string;
}

/** Flattens what a step saw into names and texts; the names are the report's own. */
export function detailLines(detail: TestStep['detail']): DetailLine[] {
  return Object.entries(detail).flatMap(([name, value]) => linesOf(name, value));
}

function linesOf(name: string, value: unknown): DetailLine[] {
  if (typeof value === 'string') return value === '' ? [] : [{ name, text: value }];
  if (typeof value === 'number' || typeof value === 'boolean') {
    return [{ name, text: String(value) }];
  }
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each !== 'object')) {
    return [{ name, text: value.join(', ') }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => linesOf(`${name}.${key}`, each));
}
