/** One row, with the line on which it begins, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV (RFC 4180: quotes doubled inside quotes, line ends inside them), with the separator that
 * stands most often in the first line: comma, semicolon (Excel in much of Europe) or tab (copied
 * cells). Empty lines are no rows.
 */
export function readTable(text: string): TableRow[] {
  const content = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(content);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  };
  for (let index = 0; index < content.length; index += 1) {
    const character = content.charAt(index);
    if (quoted) {
      if (character === '\n') line += 1;
      if (character !== '"') cell += character;
      else if (content.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n') {
      line += 1;
      endRow();
    } else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

function separatorOf(content: string): string {
  const first = content.split('\n').find((each) => each.trim() !== '') ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.sort((one, other) => other.count - one.count)[0]?.mark ?? ',';
}
