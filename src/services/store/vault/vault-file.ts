import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fail, FailureError } from '../../failure-error.ts';
import { codeOf } from '../storage/code-of.ts';
import { withFileLock } from '../storage/with-file-lock.ts';

/** The data key, sealed by one of the things that open the vault. */
const keySlot = z.discriminatedUnion('backend', [
  z.strictObject({
    backend: z.literal('os-key-store'),
    /** Name of the secret store that sealed it: another one cannot open it. */
    store: z.string(),
    sealed: z.string(),
  }),
  z.strictObject({ backend: z.literal('passphrase'), salt: z.string(), sealed: z.string() }),
]);
export type KeySlot = z.infer<typeof keySlot>;

/**
 * Electron's key store, the keyring, a passphrase, and room for those of other machines. Each
 * passphrase slot that is tried takes a third of a second.
 */
const maxSlots = 8;

export const presentNumber = 3;
const presentSchema = `collega.vault/${presentNumber}`;
/** The last one that held the entries of all clients. */
const undividedSchema = 'collega.vault/2';

export const sealedEntries = z.record(z.string(), z.string());

const sharedFields = {
  /** Random identity of the data key, part of what every entry authenticates. */
  keyId: z.uuid(),
  /** How often the vault was locked: a vault opened before a lock must be opened again. */
  locks: z.int(),
  /** The same data key, sealed once for each thing that opens the vault. */
  slots: z.array(keySlot).min(1).max(maxSlots),
  entries: sealedEntries,
};

/** `vault.json`: the keys, and the entries that belong to no client. */
const dividedFile = z.strictObject({
  schema: z.literal(presentSchema),
  /** Something known under the data key. */
  check: z.string(),
  ...sharedFields,
});

const undividedFile = z.strictObject({
  schema: z.literal(undividedSchema),
  /** Null until a vault of the first format is written. */
  check: z.string().nullable(),
  ...sharedFields,
});
export type DividedVaultFile = z.infer<typeof dividedFile>;
export type VaultFile = DividedVaultFile | z.infer<typeof undividedFile>;

/** Up to 0.1: one seal alone. */
const firstVaultFile = z.strictObject({
  schema: z.literal('collega.vault/1'),
  keyId: z.uuid(),
  key: keySlot,
  entries: sealedEntries,
});

const named = z.looseObject({ schema: z.string().regex(/^collega\.vault\/\d+$/u) });

/** What is at the vault's place when it is no vault that this Collega can work with. */
export type NoVaultFile = 'damaged' | 'newer-format' | null;

export interface Loaded<File> {
  readonly found: File | NoVaultFile;
  /** Number of the format on the disk; 0 where there is none to be told. */
  readonly format: number;
}

/** Answers null when there is no file yet, `damaged` when it cannot be understood. */
export function readVaultFile(path: string): VaultFile | NoVaultFile {
  try {
    return parseVaultFile(readFileSync(path, 'utf8')).found;
  } catch (error) {
    // Anything else: it is there and cannot be read. As with damage, hands off.
    return codeOf(error) === 'ENOENT' ? null : 'damaged';
  }
}

export function parseVaultFile(text: string): Loaded<VaultFile> {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return { found: 'damaged', format: 0 };
  }
  const present = dividedFile.safeParse(stored);
  if (present.success) return { found: present.data, format: presentNumber };
  const undivided = undividedFile.safeParse(stored);
  if (undivided.success) return { found: undivided.data, format: 2 };
  const first = firstVaultFile.safeParse(stored);
  if (first.success) {
    const { keyId, key, entries } = first.data;
    const slots = [key];
    return {
      found: { schema: undividedSchema, keyId, check: null, locks: 0, slots, entries },
      format: 1,
    };
  }
  const schema = named.safeParse(stored).data?.schema ?? '';
  const format = Number(schema.split('/')[1] ?? 0);
  return { found: format > presentNumber ? 'newer-format' : 'damaged', format };
}

export function isVaultFile<File extends object>(found: File | NoVaultFile): found is File {
  return typeof found === 'object' && found !== null;
}

/** Whether the entries of clients lie in files of their own. */
export function isDivided(file: VaultFile): file is DividedVaultFile {
  return file.schema === presentSchema;
}

export function numberOf(file: VaultFile): number {
  return isDivided(file) ? presentNumber : 2;
}

export function newVaultFile(
  content: Omit<DividedVaultFile, 'schema' | 'locks'>,
): DividedVaultFile {
  return { schema: presentSchema, ...content, locks: 0 };
}

/**
 * What an entry authenticates besides its content. The number keeps what was sealed in this format
 * from being opened as an entry of an earlier one, where less was checked.
 */
export function boundName(file: Pick<VaultFile, 'schema' | 'keyId'>, name: string): string {
  return file.schema === presentSchema ? `3/${file.keyId}/${name}` : `${file.keyId}/${name}`;
}

/** Runs what changes the vault's files while no other Collega does. @throws FailureError */
export function withVaultLock<Value>(path: string, change: () => Value): Value {
  try {
    return withFileLock(path, change);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    fail({ kind: 'not-saved', path, code: codeOf(error) ?? 'unknown' });
  }
}
