import { mailboxAddress } from '../../../../contract/identifiers.ts';
import { columnOf, type Column } from './list-columns.ts';
import { readTable } from './read-table.ts';

type Direction = 'outgoing' | 'incoming';

/** One server that a list names, as it is written there; what is missing has Odoo's defaults. */
export interface ListedLine {
  /** In the text, from 1. */
  readonly line: number;
  /** Null where the list does not say it. */
  readonly direction: Direction | null;
  readonly values: Readonly<Partial<Record<Column, string>>>;
}

/**
 * Reads mailboxes as people paste them (one or more a line, with names as mail programs copy them),
 * or a table: CSV, or cells copied from a spreadsheet, with a first row of names as in Odoo's own
 * export of `ir.mail_server` and `fetchmail.server`.
 */
export function readServerList(text: string): ListedLine[] {
  const list = withoutTypeLine(text);
  const rows = readTable(list);
  const columns = rows[0]?.cells.map(columnOf) ?? [];
  if (isHeading(columns) && !rows[0]?.cells.some((cell) => cell.includes('@')))
    return readRows(rows, columns);
  return list.split(/\r\n|\r|\n/).flatMap((line, index) => readAddresses(line, index + 1));
}

/** The first line of Windows PowerShell's `Export-Csv`; the numbers of the others stay. */
function withoutTypeLine(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/^"?#TYPE [^\r\n]*/, '');
}

/** Two names of columns, or one of mailboxes among others that say nothing to Collega. */
function isHeading(columns: readonly (Column | null)[]): boolean {
  const known = columns.filter((column) => column !== null).length;
  return (
    known >= 2 ||
    (columns.length >= 2 && columns.some((column) => column !== null && mailboxColumns.has(column)))
  );
}

const mailboxColumns: ReadonlySet<Column> = new Set(['username', 'principal']);

function readRows(
  [, ...rows]: ReturnType<typeof readTable>,
  columns: readonly (Column | null)[],
): ListedLine[] {
  const direction = directionOf(columns);
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      const values: Partial<Record<Column, string>> = {};
      columns.forEach((column, index) => {
        const value = (cells[index] ?? '').trim();
        if (column !== null && value !== '') values[column] ??= value;
      });
      // The mailbox is its address; the name of the sign-in is only where there is no other.
      const username = values.username ?? values.principal;
      if (username !== undefined) values.username = username;
      return { line, direction: directionIn(values.direction) ?? direction, values };
    });
}

/** Only one of the two models of Odoo has such a column. */
function directionOf(columns: readonly (Column | null)[]): Direction | null {
  if (columns.includes('fromFilter') || columns.includes('smtp')) return 'outgoing';
  return columns.includes('ssl') || columns.includes('serverType') ? 'incoming' : null;
}

function directionIn(value: string | undefined): Direction | null {
  if (value === undefined) return null;
  if (/^(outgoing|smtp|out|in uscita|uscita)$/i.test(value)) return 'outgoing';
  return /^(incoming|imap|in|in arrivo|arrivo)$/i.test(value) ? 'incoming' : null;
}

/** `Doe, John <john@example.com>; anna@example.com`: a name with a comma is no address. */
function readAddresses(line: string, number: number): ListedLine[] {
  return line
    .split(';')
    .flatMap((part) => {
      const named = /^([^<>]*)<([^<>]*)>\s*,?\s*$/.exec(part.trim());
      if (named !== null)
        return [{ name: unquote(named[1] ?? ''), username: (named[2] ?? '').trim() }];
      return part
        .split(/[\s,]+/)
        .filter((word) => word !== '')
        .map((word) => ({ name: '', username: unquote(word) }));
    })
    .map(({ name, username }) => ({
      line: number,
      direction: null,
      values: { username, ...(name !== '' && isAddress(username) && { name }) },
    }));
}

function unquote(name: string): string {
  return name.trim().replace(/^["'](.*)["']$/, '$1');
}

function isAddress(word: string): boolean {
  return mailboxAddress.safeParse(word).success;
}
