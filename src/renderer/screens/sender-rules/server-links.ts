import { type MailServer } from '../../../contract/mail-servers.ts';
import { paths } from '../../navigation/paths.ts';

/** Name and form of each server by its record's ID. */
export type ServerLinks = ReadonlyMap<string, { readonly name: string; readonly path: string }>;

export function serverLinks(clientId: string, servers: readonly MailServer[]): ServerLinks {
  return new Map(
    servers.map(({ id, name, direction }) => [
      id,
      { name, path: paths.server(clientId, direction, id) },
    ]),
  );
}
