import { NameIndex } from '../masking/name-index.ts';
import { type AllRecords } from '../store/records/records.ts';

/** Lines of the log that go out with a report: what led up to it. */
const wanted = 300;
const longest = 2000;

type Content = Pick<AllRecords, 'clients' | 'mailServers' | 'mailboxLinks'>;

/**
 * The newest lines of the log without those that name another client, its app, one of its servers or
 * one of its mailboxes: nothing crosses between clients, and a report of one may be read by another.
 */
export function ownLogLines(
  lines: readonly string[],
  content: Content,
  clientId: string,
): string[] {
  const own = new Set(marksOf(content, (id) => id === clientId));
  const foreign = marksOf(content, (id) => id !== clientId).filter((mark) => !own.has(mark));
  const forbidden = new NameIndex(foreign);
  return lines
    .filter((line) => forbidden.namesIn(line).size === 0)
    .slice(-wanted)
    .map((line) => (line.length > longest ? `${line.slice(0, longest)}…` : line));
}

/** What names clients in a line, as JSON writes it within a text, in lower case. */
function marksOf(
  { clients, mailServers, mailboxLinks }: Content,
  isOf: (clientId: string) => boolean,
): string[] {
  const marks = [
    ...clients
      .filter(({ id }) => isOf(id))
      .flatMap(({ id, name, azureApp }) => [id, name, azureApp.applicationId]),
    ...mailServers
      .filter((server) => isOf(server.clientId))
      .flatMap(({ id, username }) => [id, username]),
    ...mailboxLinks
      .filter((link) => isOf(link.clientId))
      .flatMap(({ id, mailbox, account }) => [id, mailbox, account.username]),
  ];
  return marks
    .filter((mark) => mark !== '')
    .map((mark) => JSON.stringify(mark).slice(1, -1).toLowerCase());
}

/** How many lines to read so that enough are left after the others have gone. */
export const linesToRead = wanted * 10;
