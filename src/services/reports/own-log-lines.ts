import { type RecordsContent } from '../records/records.ts';

/** Lines of the log that go out with a report: what led up to it. */
const wanted = 300;
const longest = 2000;

/**
 * The newest lines of the log without those that name another client, one of its servers or one of
 * its mailboxes: nothing crosses between clients, and a report of one may be read by another.
 */
export function ownLogLines(
  lines: readonly string[],
  content: Pick<RecordsContent, 'clients' | 'mailServers' | 'mailboxLinks'>,
  clientId: string,
): string[] {
  const foreign = <Kind extends { readonly clientId: string }>(records: readonly Kind[]) =>
    records.filter((record) => record.clientId !== clientId);
  const own = content.mailServers
    .filter((server) => server.clientId === clientId)
    .map(({ username }) => username.toLowerCase());
  const names = [
    ...content.clients.filter(({ id }) => id !== clientId).flatMap(({ id, name }) => [id, name]),
    ...foreign(content.mailServers).flatMap(({ id, username }) => [id, username]),
    ...foreign(content.mailboxLinks).flatMap(({ id, mailbox }) => [id, mailbox]),
  ].map((name) => name.toLowerCase());
  const forbidden = [...new Set(names)].filter((name) => !own.includes(name));
  return lines
    .filter((line) => !forbidden.some((name) => line.toLowerCase().includes(name)))
    .slice(-wanted)
    .map((line) => (line.length > longest ? `${line.slice(0, longest)}…` : line));
}

/** How many lines to read so that enough are left after the others have gone. */
export const linesToRead = wanted * 10;
