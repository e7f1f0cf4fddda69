import { z } from 'zod';
import { odooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { ClientJsonFile } from '../../store/storage/client-json-file.ts';

const keptSnapshot = z.strictObject({
  snapshot: odooSnapshot,
  fields: z.record(z.string(), z.array(z.string()).readonly()).readonly(),
});

export type SnapshotFiles = ClientJsonFile<z.infer<typeof keptSnapshot>>;

/** What was read last of each client's Odoo, without any secret. */
export const createSnapshotFiles = (dataFolder: string): SnapshotFiles =>
  new ClientJsonFile(dataFolder, 'odoo-snapshot.json', keptSnapshot);
