// A Collega that saves clients and tokens of its own as fast as it can, and then ends.
import { newClient } from '../../src/services/clients/client-handlers.ts';
import { createServer } from '../../src/services/clients/mail-servers/mail-server-handlers.ts';
import { outgoingFields } from '../../src/services/testing/server-fields.ts';
import { openFiles } from './open-files.ts';

const [folder = '', me = '', turns = '0'] = process.argv.slice(2);
const { records, vault } = await openFiles(folder);
for (let turn = 0; turn < Number(turns); turn += 1) {
  const client = newClient(`${me}-${turn}`, '2026-11-23T10:00:00.000Z');
  vault.write(`client-secret/${client.id}`, `${me}-${turn}`);
  vault.write(`shared/${me}-${turn}`, `${me}-${turn}`);
  records.addClient(() => ({ client, mailServers: [], mailboxLinks: [] }));
  // Both change the one client that both know.
  const [first] = records.read().clients;
  records.updateClient(first?.id ?? '', 'mail-servers', ({ mailServers }) => {
    const fields = outgoingFields({ name: `${me}-${turn}` });
    mailServers.push(createServer(first?.id ?? '', fields, client.createdAt));
  });
}
