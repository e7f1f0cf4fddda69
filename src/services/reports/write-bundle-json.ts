import { type ReportBundle } from '../../contract/reports.ts';
import { writeJson, writeJsonForHtml } from './visible-text.ts';
import { mapInSlices, type Slices } from './work-in-slices.ts';

/** How the bundle, its fields and its servers begin on a new line, as JSON.stringify has it. */
interface Layout {
  readonly write: (value: unknown) => string;
  readonly colon: string;
  readonly atEnd: string;
  readonly atField: string;
  readonly atServer: string;
}

const indented: Layout = {
  write: (value) => writeJson(value),
  colon: ': ',
  atEnd: '\n',
  atField: '\n  ',
  atServer: '\n    ',
};
const embedded: Layout = {
  write: writeJsonForHtml,
  colon: ':',
  atEnd: '',
  atField: '',
  atServer: '',
};

/** What `writeJson` makes of the bundle, a server a slice: hundreds have megabytes of transcripts. */
export function writeBundleJson(bundle: ReportBundle): Slices<string> {
  return writeBundle(bundle, indented);
}

/** What `writeJsonForHtml` makes of it. */
export function writeBundleJsonForHtml(bundle: ReportBundle): Slices<string> {
  return writeBundle(bundle, embedded);
}

function* writeBundle(bundle: ReportBundle, layout: Layout): Slices<string> {
  const { write, colon, atEnd, atField, atServer } = layout;
  // No text of a bundle holds a raw line feed: JSON escapes it.
  const indent = (value: unknown, by: string): string =>
    by === '' ? write(value) : write(value).replaceAll('\n', by);
  const servers = yield* mapInSlices(bundle.servers, (server) => indent(server, atServer));
  const list =
    servers.length === 0 ? '[]' : `[${atServer}${servers.join(`,${atServer}`)}${atField}]`;
  const fields: string[] = [];
  for (const [name, value] of Object.entries(bundle)) {
    yield;
    fields.push(`"${name}"${colon}${name === 'servers' ? list : indent(value, atField)}`);
  }
  return `{${atField}${fields.join(`,${atField}`)}${atEnd}}`;
}
