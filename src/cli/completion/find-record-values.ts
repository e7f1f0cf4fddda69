import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command } from 'commander';
import { chooseDataFolder } from '../session/choose-data-folder.ts';
import { type FindValues, type GivenValues } from './find-candidates.ts';
import { readRecordNames, type NamedClient } from './read-record-names.ts';

/** The names of clients, servers and mailboxes at the place that the line names. */
export const findRecordValues: FindValues = (command, option, given) => {
  switch (option.long) {
    case '--client':
      return readClients(given).map(({ name }) => name);
    case '--server':
      // What is in Odoo is not known here.
      if (isUnder(command, 'odoo')) return [];
      return withoutDoubles(serversOf(given).map(({ name }) => name));
    case '--mailbox':
      return withoutDoubles(serversOf(given).map(({ username }) => username));
    default:
      return [];
  }
};

function isUnder(command: Command, name: string): boolean {
  return command.parent?.name() === name;
}

function readClients(given: GivenValues): NamedClient[] {
  const data = given.get('--data');
  const folder = chooseDataFolder({
    data: data === undefined || data === '' ? null : resolve(fromHome(data)),
    sandbox: given.has('--sandbox'),
  });
  return readRecordNames(folder);
}

/** A completion sees the word before the shell has put the home folder in place of `~`. */
function fromHome(path: string): string {
  return /^~(?=[/\\]|$)/.test(path) ? join(homedir(), path.slice(1)) : path;
}

/** Of the client that the line names; as the commands do, else of the only one in use, or of all. */
function serversOf(given: GivenValues) {
  const clients = readClients(given);
  const name = given.get('--client')?.toLowerCase();
  const wanted = clients.filter((client) =>
    name === undefined ? !client.archived : client.name.toLowerCase() === name,
  );
  return wanted.flatMap((client) => client.servers());
}

function withoutDoubles(names: readonly string[]): string[] {
  return [...new Set(names)];
}
