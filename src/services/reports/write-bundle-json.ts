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

/**
 * What `writeJson` makes of the bundle, in pieces, a server each: hundreds have megabytes of
 * transcripts.
 */
export function writeBundleJson(bundle: ReportBundle): Slices<string[]> {
  return writeBundle(bundle, indented);
}

/** What `writeJsonForHtml` makes of it. */
export function writeBundleJsonForHtml(bundle: ReportBundle): Slices<string[]> {
  return writeBundle(bundle, embedded);
}

function* writeBundle(bundle: ReportBundle, layout: Layout): Slices<string[]> {
  const { write, colon, atEnd, atField, atServer } = layout;
  // No text of a bundle holds a raw line feed: JSON escapes it.
  const indent = (value: unknown, by: string): string =>
    by === '' ? write(value) : write(value).replaceAll('\n', by);
  const pieces: string[] = [];
  let before = '{';
  for (const [name, value] of Object.entries(bundle)) {
    pieces.push(`${before}${atField}"${name}"${colon}`);
    if (name === 'servers' && bundle.servers.length > 0) {
      const servers = yield* mapInSlices(bundle.servers, (server, index) => {
        return `${index === 0 ? '[' : ','}${atServer}${indent(server, atServer)}`;
      });
      pieces.push(...servers, `${atField}]`);
    } else {
      yield;
      pieces.push(indent(value, atField));
    }
    before = ',';
  }
  pieces.push(`${atEnd}}`);
  return pieces;
}
