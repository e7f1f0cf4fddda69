import { type Client } from '../../contract/clients.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { currentTest } from '../../contract/test-basis.ts';
import { type Collega } from '../../services/collega.ts';
import { type ServerChoice } from '../options/server-options.ts';
import { hasPassed } from '../output/tested-server.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { translate } from '../terminal/texts.ts';
import { askCollega } from './ask-collega.ts';
import { findClient, findServers } from './find-records.ts';

export interface ChosenServers {
  readonly client: Client;
  readonly servers: readonly MailServer[];
}

/**
 * The servers chosen, by client. With `failed` there may be none: all have passed, and it holds.
 * @throws CommandEnd when nothing of that name is there
 */
export async function selectServers(
  collega: Collega,
  choice: ServerChoice,
  signal: AbortSignal,
): Promise<ChosenServers[]> {
  const clients =
    choice.allClients === true
      ? await listClients(collega, signal)
      : [await findClient(collega, choice.client, signal)];
  const chosen: ChosenServers[] = [];
  let found = 0;
  for (const client of clients) {
    const named = await findNamed(collega, client, choice, signal);
    found += named.length;
    const servers =
      choice.failed === true ? await keepFailed(collega, client, named, signal) : named;
    if (servers.length > 0) chosen.push({ client, servers });
  }
  // No server at all is not the same as servers that have all passed.
  if (found === 0) endWith(translate('noServersAnywhere'));
  return chosen;
}

/** In use, and of the world that this command works in: practice alone, or real ones alone. */
async function listClients(collega: Collega, signal: AbortSignal): Promise<Client[]> {
  const inUse = (await askCollega(collega, 'clients.list', {}, signal)).filter(
    ({ archived }) => !archived,
  );
  if (inUse.length === 0) endWith(translate('noClients'));
  return inUse;
}

/** Clients in use that have no server in use. */
export async function listWithoutServers(collega: Collega, signal: AbortSignal): Promise<Client[]> {
  const empty: Client[] = [];
  for (const client of await listClients(collega, signal)) {
    const servers = await askCollega(collega, 'mailServers.list', { clientId: client.id }, signal);
    if (servers.every(({ active }) => !active)) empty.push(client);
  }
  return empty;
}

async function findNamed(
  collega: Collega,
  client: Client,
  { mailbox, server, direction, allClients }: ServerChoice,
  signal: AbortSignal,
): Promise<MailServer[]> {
  const all =
    allClients === true
      ? (await askCollega(collega, 'mailServers.list', { clientId: client.id }, signal)).filter(
          ({ active }) => active,
        )
      : await findServers(collega, client, mailbox, signal);
  const wanted = server?.toLowerCase();
  const found = all.filter(
    ({ id, name, username, direction: its }) =>
      (direction === undefined || its === direction) &&
      (mailbox === undefined || username.toLowerCase() === mailbox.toLowerCase()) &&
      (wanted === undefined || [id, name.toLowerCase(), username.toLowerCase()].includes(wanted)),
  );
  if (found.length > 0 || allClients === true) return found;
  const names = all.map(({ name }) => name).join(', ');
  return endWith(translate('noServerChosen', { client: client.name, names }));
}

async function keepFailed(
  collega: Collega,
  { id: clientId, azureApp }: Client,
  servers: readonly MailServer[],
  signal: AbortSignal,
): Promise<MailServer[]> {
  const links = await askCollega(collega, 'mailboxLinks.list', { clientId }, signal);
  return servers.filter((server) => {
    const link = links.find(({ mailbox }) => mailbox === server.username.toLowerCase()) ?? null;
    const last = currentTest(server, { link, azureApp });
    return last === null || !hasPassed(last);
  });
}

function endWith(message: string): never {
  throw new CommandEnd(exitStatus.wrongUse, message);
}
