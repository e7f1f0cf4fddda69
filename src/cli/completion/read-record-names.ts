import { openJsonRecordsFile } from '../../services/store/records/json-records-file.ts';
import { ofClient, parseClient, parseList } from '../../services/store/records/records-content.ts';

export interface NamedClient {
  readonly name: string;
  readonly archived: boolean;
  readonly servers: () => readonly NamedServer[];
}

export interface NamedServer {
  readonly name: string;
  readonly username: string;
}

/**
 * The names in a data folder, as they are: no lock is taken, nothing is repaired or written, and no
 * vault is opened. Where a file cannot be read there are none, since a completion has no place for
 * an explanation.
 */
export function readRecordNames(folder: string): NamedClient[] {
  const files = openJsonRecordsFile(folder);
  const list = parseList(files.read());
  if (list.kind !== 'content') return [];
  const { clients, undivided } = list.content;
  return clients.map(({ id, name, archived }) => ({
    name,
    archived,
    servers: () => {
      if (undivided !== null) return ofClient(undivided, id).mailServers;
      const found = parseClient(files.ofClient(id).read());
      return found.kind === 'content' ? found.content.mailServers : [];
    },
  }));
}
