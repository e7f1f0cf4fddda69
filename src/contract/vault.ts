import { z } from 'zod';
import { command, query } from './call.ts';
import { secretField } from './secret-fields.ts';

/** Where the data key of the vault rests. */
export const vaultBackend = z.enum(['os-key-store', 'passphrase', 'memory']);
export type VaultBackend = z.infer<typeof vaultBackend>;

/**
 * What opens the vault: the key store as Electron's application uses it, the keyring as the browser
 * window and the command line use it, another key store, or a passphrase anywhere.
 */
export const vaultOpener = z.enum(['electron', 'keyring', 'other-key-store', 'passphrase']);
export type VaultOpener = z.infer<typeof vaultOpener>;

/**
 * Why this shell's key store cannot be used. `waiting`: it has not answered yet, and is used when it
 * does. `text`: the system's own words, or empty.
 */
export const keyStoreTrouble = z.strictObject({
  kind: z.enum(['switched-off', 'not-loaded', 'refused', 'waiting']),
  text: z.string(),
});
export type KeyStoreTrouble = z.infer<typeof keyStoreTrouble>;

export const vaultStatus = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    backend: vaultBackend,
    openers: z.array(vaultOpener),
    /** This shell's key store: opens the vault, could, refuses to keep a key, or is not there. */
    keyStore: z.enum(['used', 'available', 'refused', 'none']),
    keyStoreTrouble: keyStoreTrouble.nullable().optional(),
  }),
  z.strictObject({
    state: z.literal('locked'),
    reason: z.enum([
      'passphrase-needed',
      'other-backend',
      'key-store-refused',
      'closed',
      'damaged',
      'newer-format',
    ]),
    openers: z.array(vaultOpener),
    /** This shell's key store is among them, and can be asked again. */
    canRetry: z.boolean(),
    /** This shell's key store could open it from now on, once it is open. */
    canRemember: z.boolean(),
  }),
]);
export type VaultStatus = z.infer<typeof vaultStatus>;

export const passphrase = secretField(
  z.string().min(8, { error: 'passphrase-too-short' }).max(1024, { error: 'too-long' }),
);

/** Minutes without use after which the vault locks; null: never. */
export const idleMinutes = z.int().min(1).max(1440).nullable();

/** What was done to leave nothing: honest about what no program can promise. */
export const forgotten = z.strictObject({
  files: z.array(
    z.strictObject({ path: z.string(), overwritten: z.boolean(), removed: z.boolean() }),
  ),
  /** Keys that were taken out of this computer's key stores, and those that only others could. */
  keys: z.array(z.strictObject({ opener: vaultOpener, removed: z.boolean() })),
});
export type Forgotten = z.infer<typeof forgotten>;

const nothing = z.strictObject({});

export const vaultCalls = {
  'vault.status': query(nothing, vaultStatus, { shows: ['vault'] }),
  /** Whether anything of a real client is kept: what a vault in memory would lose. */
  'vault.keepsSecrets': query(nothing, z.boolean(), {
    shows: ['vault', 'clients', 'mailbox-links', 'odoo'],
  }),
  /**
   * Opens the vault with its passphrase; with null, asks this shell's key store again. `remember`
   * lets the key store open it from now on.
   */
  'vault.unlock': command(
    z.strictObject({ passphrase: passphrase.nullable(), remember: z.boolean().default(false) }),
    vaultStatus,
    { changes: ['vault', 'clients', 'mailbox-links', 'settings'] },
  ),
  /**
   * Sets or changes the passphrase; a vault that lives in memory only moves to the disk. `current`:
   * the one that it has had.
   */
  'vault.setPassphrase': command(
    z.strictObject({ passphrase, current: passphrase.nullable().default(null) }),
    vaultStatus,
    { changes: ['vault', 'clients', 'mailbox-links', 'settings'] },
  ),
  /** Lets this shell's key store open the vault, or asks for the passphrase everywhere each time. */
  'vault.useKeyStore': command(z.strictObject({ use: z.boolean() }), vaultStatus, {
    changes: ['vault', 'clients', 'mailbox-links', 'settings'],
  }),
  /** Locks the vault here, and in every other Collega at its next use. */
  'vault.lock': command(nothing, vaultStatus, {
    changes: ['vault', 'clients', 'mailbox-links', 'settings'],
  }),
  /** Puts the last good state of a damaged vault in its place. */
  'vault.restoreBackup': command(nothing, vaultStatus, {
    changes: ['vault', 'clients', 'mailbox-links', 'settings'],
  }),
  /** Sets a vault that cannot be opened aside and begins an empty one. */
  'vault.startEmpty': command(nothing, vaultStatus, {
    changes: ['vault', 'clients', 'mailbox-links', 'settings'],
  }),
  'vault.idleLock': query(nothing, z.strictObject({ minutes: idleMinutes }), {
    shows: ['settings'],
  }),
  'vault.setIdleLock': command(
    z.strictObject({ minutes: idleMinutes }),
    z.strictObject({ minutes: idleMinutes }),
    { changes: ['settings'] },
  ),
  /** Someone is using the window: what locks an idle vault counts from now. */
  'vault.touch': command(nothing, z.null(), { changes: [] }),
  /** Removes everything Collega has kept: secrets, tokens, keys, records, reports, backups. */
  'vault.forgetEverything': command(z.strictObject({ confirm: z.literal(true) }), forgotten, {
    changes: ['vault', 'clients', 'mail-servers', 'mailbox-links', 'settings'],
  }),
};
