import { dirname, join } from 'node:path';
import { z } from 'zod';
import { clientFolder } from '../storage/client-folder.ts';
import { sealedEntries, type Loaded } from './vault-file.ts';

const presentNumber = 1;
const presentSchema = `collega.vault-part/${presentNumber}`;

/** What the vault keeps of one client, in that client's folder; its key is the vault's own. */
const vaultPart = z.strictObject({
  schema: z.literal(presentSchema),
  /** Of the data key that sealed the entries. */
  keyId: z.uuid(),
  entries: sealedEntries,
});
export type VaultPart = z.infer<typeof vaultPart>;

const named = z.looseObject({ schema: z.string().regex(/^collega\.vault-part\/\d+$/u) });

export function parseVaultPart(text: string): Loaded<VaultPart> {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return { found: 'damaged', format: 0 };
  }
  const parsed = vaultPart.safeParse(stored);
  if (parsed.success) return { found: parsed.data, format: presentNumber };
  const schema = named.safeParse(stored).data?.schema ?? '';
  const format = Number(schema.split('/')[1] ?? 0);
  return { found: format > presentNumber ? 'newer-format' : 'damaged', format };
}

export function newVaultPart(keyId: string, entries: Record<string, string>): VaultPart {
  return { schema: presentSchema, keyId, entries };
}

/**
 * Where the part of a client rests. The name holds the start of the key's identity: while all parts
 * are sealed again under another key, those of both are there, and `vault.json` says which count.
 */
export function pathOfPart(vaultPath: string, clientId: string, keyId: string): string {
  return join(clientFolder(dirname(vaultPath), clientId), `vault-${keyId.slice(0, 8)}.json`);
}

const ofClient = /^[a-z-]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/u;

/** Whose an entry is: `tokens/<client>/<link>`; null for what belongs to no client. */
export function clientOfEntry(name: string): string | null {
  return ofClient.exec(name)?.[1] ?? null;
}

const withLink = /^tokens\/[^/]+\/([^/]+)$/u;

/** The name an entry had while a vault was one file: tokens were named by their link alone. */
export function undividedName(name: string): string {
  const link = withLink.exec(name)?.[1];
  return link === undefined ? name : `tokens/${link}`;
}
