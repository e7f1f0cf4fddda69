import { fieldProblemCode } from '../../contract/failures.ts';
import { type BulkPlan, type UnreadableLine } from '../../contract/bulk-servers.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTable } from '../terminal/text-table.ts';
import { translate } from '../terminal/texts.ts';
import { formatProblem } from '../terminal/window-texts.ts';

const columnNames = ['line', 'state', 'direction', 'mailbox', 'host', 'server'] as const;

/** What would be made of a list, then each line of which nothing can be made. */
export function formatBulkPlan({ servers, problems }: BulkPlan, columns: number | null): string {
  const headings = columnNames.map((column) => translate(`servers.importColumns.${column}`));
  const rows = servers.map(({ line, exists, direction, username, host, port, name }) => [
    String(line),
    translate(exists ? 'servers.isThere' : 'servers.isNew'),
    translate(`directions.${direction}`),
    username,
    `${showHost(host)}:${port}`,
    name,
  ]);
  return [
    ...(rows.length === 0 ? [] : [formatTable(headings, rows, columns)]),
    // A line that would be a server of each direction is one line.
    ...new Set(problems.map(describeLine)),
  ].join('\n');
}

function explainLine(problem: string): string {
  return translate(problem === 'other-provider' ? 'servers.otherProvider' : 'servers.notOutlook');
}

function describeLine({ line, text, field, problem }: UnreadableLine): string {
  const code = fieldProblemCode.safeParse(problem);
  const why = code.success ? formatProblem(code.data) : explainLine(problem);
  const what = field === null ? why : `${field}: ${why}`;
  return translate('servers.lineRefused', { line, text: keepOnOneLine(text), why: what });
}
