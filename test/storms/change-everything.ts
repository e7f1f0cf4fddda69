import { type Records } from '../../src/services/store/records/records.ts';
import { type Vault } from '../../src/services/store/vault/vault.ts';

const addedId = 'b3f3c1de-6a37-4a5c-9a4d-6d9c4fbf4c01';

/** One change of each kind; says each when it is saved. Can be done again from the start. */
export function changeEverything(
  { records, vault }: { readonly records: Records; readonly vault: Vault },
  say: (what: string) => void,
): void {
  const [first] = records.read().clients;
  if (first === undefined) throw new Error('there is no client');
  records.updateClient(first.id, 'mail-servers', ({ mailServers: [server] }) => {
    if (server !== undefined) server.priority = 77;
  });
  say('records');
  vault.write('later', 'kept');
  say('vault');
  if (!records.read().clients.some(({ id }) => id === addedId)) {
    const client = { ...first, id: addedId, name: 'Added' };
    records.addClient(() => ({ client, mailServers: [], mailboxLinks: [] }));
  }
  say('added');
  records.removeClient(addedId, () => undefined);
  say('removed');
}
