import { fieldProblemCode } from '../../contract/failures.ts';
import {
  type BulkPlan,
  type PlannedServer,
  type UnreadableLine,
} from '../../contract/bulk-servers.ts';
import { showHost } from '../../contract/mail-hosts.ts';
import { keepOnOneLine } from '../terminal/keep-on-one-line.ts';
import { formatTable } from '../terminal/text-table.ts';
import { translate } from '../terminal/texts.ts';
import { formatProblem } from '../terminal/window-texts.ts';

const columnNames = ['line', 'state', 'direction', 'mailbox', 'host', 'server'] as const;

/** What would be made of a list, then each line of which nothing can be made. */
export function formatBulkPlan(
  { servers, repeated, problems }: BulkPlan,
  columns: number | null,
): string {
  const headings = columnNames.map((column) => translate(`servers.importColumns.${column}`));
  const rows = servers.map((server) => [
    String(server.line),
    describeState(server),
    translate(`directions.${server.direction}`),
    server.username,
    `${showHost(server.host)}:${server.port}`,
    server.name,
  ]);
  return [
    ...(rows.length === 0 ? [] : [formatTable(headings, rows, columns)]),
    ...repeated.map(({ line, text, sameAs }) =>
      translate('servers.lineRepeated', { line, text: keepOnOneLine(text), sameAs }),
    ),
    // A line that would be a server of each direction is one line.
    ...new Set(problems.map(describeLine)),
  ].join('\n');
}

function describeState({ exists, active }: PlannedServer): string {
  if (exists) return translate('servers.isThere');
  return translate(active ? 'servers.isNew' : 'servers.isNewArchived');
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
