import { type Client } from '../../contract/clients.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { endByTrouble, type OdooOptions } from '../output/print-odoo.ts';
import { askCollega } from './ask-collega.ts';
import { type Opened } from './run-opened.ts';

/** Reads the client's Odoo. @throws CommandEnd where Odoo cannot be asked */
export async function readOdoo(
  { collega, terminal, signal }: Opened,
  client: Client,
  options: OdooOptions,
): Promise<OdooSnapshot> {
  const result = await askCollega(collega, 'odoo.read', { clientId: client.id }, signal);
  if (result.outcome === 'failed') return endByTrouble(result.trouble, options, terminal);
  return result.snapshot;
}
