import { keepOnOneLine } from './keep-on-one-line.ts';

const gap = '  ';

/**
 * Rows under headings. Where a terminal is too narrow for all columns, those that do not fit stand
 * below their row with their heading: a table that the terminal wraps cannot be read.
 */
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number | null,
): string {
  const clean = rows.map((row) => row.map(keepOnOneLine));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...clean.map((row) => row[column]?.length ?? 0)),
  );
  const beside = columns === null ? widths.length : countFitting(widths, columns);
  const side = (row: readonly string[]): string =>
    row
      .slice(0, beside)
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(gap)
      .trimEnd();
  const below = (row: readonly string[]): string[] =>
    row
      .map((cell, column) => ({ cell, column }))
      .filter(({ cell, column }) => column >= beside && cell !== '' && cell !== '-')
      .map(({ cell, column }) => `    ${headings[column] ?? ''}: ${cell}`);
  return [side(headings), ...clean.flatMap((row) => [side(row), ...below(row)])].join('\n');
}

/** How many columns fit beside each other, the first always. */
function countFitting(widths: readonly number[], room: number): number {
  let used = -gap.length;
  const tooMany = widths.findIndex((width) => (used += width + gap.length) > room);
  return tooMany === -1 ? widths.length : Math.max(1, tooMany);
}
