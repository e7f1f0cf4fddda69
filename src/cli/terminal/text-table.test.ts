import { expect, test } from 'vitest';
import { formatTable } from './text-table.ts';

const headings = ['SERVER', 'RESULT', 'WHO'];
const rows = [
  ['sales@contoso.example', 'failed', 'The Exchange administrator'],
  ['info@contoso.example', 'passed', ''],
];

test('a table has a line a row, in a file as in a terminal that is wide enough', () => {
  const lines = formatTable(headings, rows, null).split('\n');
  expect(lines).toEqual([
    'SERVER                 RESULT  WHO',
    'sales@contoso.example  failed  The Exchange administrator',
    'info@contoso.example   passed',
  ]);
  expect(formatTable(headings, rows, 57).split('\n')).toEqual(lines);
});

test.each([56, 40, 30])('in %i columns what does not fit stands below its row', (columns) => {
  expect(formatTable(headings, rows, columns).split('\n')).toEqual([
    'SERVER                 RESULT',
    'sales@contoso.example  failed',
    '    WHO: The Exchange administrator',
    'info@contoso.example   passed',
  ]);
});

test('the first column stays, however narrow the terminal is', () => {
  expect(formatTable(headings, rows, 10).split('\n').slice(0, 4)).toEqual([
    'SERVER',
    'sales@contoso.example',
    '    RESULT: failed',
    '    WHO: The Exchange administrator',
  ]);
});

test('a line end in a cell does not break the row', () => {
  expect(formatTable(['A'], [['one\r\ntwo']], null)).toBe('A\none two');
});
