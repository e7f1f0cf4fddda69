import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ui from '../../src/languages/en/ui.json' with { type: 'json' };
import { catalogue } from '../../src/services/diagnosis/catalogue/catalogue.ts';
import { rankEntries } from '../../src/services/diagnosis/diagnose.ts';
import { lastRow, rowsLeftOut } from '../../src/services/diagnosis/testing/rows-left-out.ts';

const path = '../../docs/failures.md';
const published = readFileSync(join(import.meta.dirname, path), 'utf8');
const cellsOf = (line: string) =>
  line
    .split(/(?<!\\)\|/u)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('the published list of failures', () => {
  const rows = published
    .split('\n')
    .map(cellsOf)
    .filter(([row = '']) => /^\d+$/u.test(row));

  it('holds every row that the catalogue names, each once, with signal, cause and fix', () => {
    expect(rows.map(([row]) => Number(row)).sort((one, other) => one - other)).toEqual(
      Array.from({ length: lastRow }, (_, index) => index + 1),
    );
    expect(rows.filter((cells) => cells.length !== 8 || cells.includes(''))).toEqual([]);
  });

  // `npx vitest run test/unit/published-failures.test.ts -u` writes both columns.
  it('names the findings of each row and who must act, as the catalogue has them', async () => {
    const current = published.split('\n').map(fillFromCatalogue).join('\n');
    await expect(current).toMatchFileSnapshot(path);
  });

  it('has each AADSTS number of a row under a finding of that row', () => {
    const astray = rows.flatMap(([row = '', , signal = '']) =>
      numbersIn(signal)
        .filter((aadsts) => !(mentioned[row] ?? []).includes(aadsts))
        .filter((aadsts) => !rowsOfNumber(aadsts).includes(Number(row)))
        .map((aadsts) => [row, aadsts]),
    );
    expect(rows.filter(([, , signal = '']) => numbersIn(signal).length > 0).length).toBeGreaterThan(
      60,
    );
    expect(astray).toEqual([]);
  });
});

/** Numbers that a row only mentions: its sentence decides, or the rows that it points to. */
const mentioned: Readonly<Record<string, readonly number[]>> = {
  37: [500200, 50194],
  92: [70000],
  97: [53003, 65001],
};

/** The first with its prefix, the others bare: "AADSTS50076 / 50074". */
function numbersIn(signal: string): number[] {
  return [...signal.matchAll(/AADSTS(\d{4,9})((?:[/, ]+(?:and )?\d{5,9})*)/gu)].flatMap(
    ([, first = '', others = '']) =>
      [first, ...[...others.matchAll(/\d{5,9}/gu)].map(([number]) => number)].map(Number),
  );
}

/** The rows of the findings that a number gets, at any moment of a sign-in. */
function rowsOfNumber(aadsts: number): number[] {
  const answer = { error: 'unknown', aadsts, subError: null, text: `AADSTS${aadsts}` };
  return (['authorize', 'redeem', 'refresh'] as const).flatMap((stage) => {
    const signal = { kind: 'oauth', stage, ...answer, httpStatus: null, retryAfter: null } as const;
    return rankEntries(signal)[0]?.entry.rows ?? [];
  });
}

/** The columns "who must act" and "finding" of a row; any other line as it is. */
function fillFromCatalogue(line: string): string {
  const cells = cellsOf(line);
  const row = Number(cells[0]);
  if (!/^\d+$/u.test(cells[0] ?? '')) return line;
  const entries = catalogue.filter((entry) => entry.rows.includes(row));
  const owners = new Set(entries.map(({ owner }) => ui.findings.owner[owner]));
  const codes = entries.map(({ code }) => `\`${code}\``).sort();
  const why = rowsLeftOut.find((left) => left.row === row)?.reason ?? '';
  const filled =
    entries.length === 0 ? ['-', `none. ${why}`] : [[...owners].join(', '), codes.join(', ')];
  return `| ${[...cells.slice(0, 5), ...filled, ...cells.slice(7)].join(' | ')} |`;
}
