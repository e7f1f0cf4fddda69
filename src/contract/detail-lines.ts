import { type TestStep } from './connection-tests.ts';

export interface DetailLine {
  readonly name: string;
  readonly text: string;
}

/** What a step saw as names and texts; what is inside of what is written with dots. */
export function detailLines(detail: TestStep['detail']): DetailLine[] {
  return Object.entries(detail).flatMap(([name, value]) => linesOf(name, value));
}

function linesOf(name: string, value: unknown): DetailLine[] {
  if (value === null || value === '') return [];
  if (typeof value === 'string') return [{ name, text: value }];
  if (typeof value === 'number' || typeof value === 'boolean') {
    return [{ name, text: String(value) }];
  }
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value);
  if (
    Array.isArray(value) &&
    entries.length > 0 &&
    value.every((each) => typeof each !== 'object')
  ) {
    return [{ name, text: value.join(', ') }];
  }
  return entries.flatMap(([key, each]) => linesOf(`${name}.${key}`, each));
}
