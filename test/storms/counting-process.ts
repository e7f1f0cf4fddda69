// A Collega that saves clients and tokens of its own as fast as it can, and then ends.
import { newClient } from '../../src/services/clients/client-handlers.ts';
import { openFiles } from './open-files.ts';

const [folder = '', me = '', turns = '0'] = process.argv.slice(2);
const { records, vault } = await openFiles(folder);
for (let turn = 0; turn < Number(turns); turn += 1) {
  vault.write(`tokens/${me}-${turn}`, `${me}-${turn}`);
  records.update({ topic: 'clients', clientId: null }, (draft) => {
    draft.clients.push(newClient(`${me}-${turn}`, '2026-11-23T10:00:00.000Z'));
  });
}
