import { z } from 'zod';
import { odooConnection, type OdooConnection } from '../../../contract/odoo.ts';
import { odooEntry } from './entry-names.ts';
import { Secret } from '../../secret.ts';
import { type Vault } from './vault.ts';

const stored = z.strictObject({
  connection: odooConnection,
  userId: z.number().int().positive(),
  key: z.string().min(1),
  /** Fields that the Odoo has, of those that Collega names. */
  fields: z.record(z.string(), z.array(z.string())),
});

export interface StoredConnection {
  readonly connection: OdooConnection;
  readonly userId: number;
  readonly key: Secret;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Null where the client's Odoo is not connected. @throws FailureError `vault-locked` */
export function readConnection(
  vault: Pick<Vault, 'read'>,
  clientId: string,
): StoredConnection | null {
  const text = vault.read(odooEntry(clientId));
  if (text === null) return null;
  const { key, ...kept } = stored.parse(JSON.parse(text));
  return { ...kept, key: new Secret(key) };
}

/** @throws FailureError `vault-locked`, `not-saved` */
export function writeConnection(
  vault: Pick<Vault, 'write'>,
  clientId: string,
  { key, ...kept }: StoredConnection,
): void {
  vault.write(odooEntry(clientId), JSON.stringify({ ...kept, key: key.reveal() }));
}
