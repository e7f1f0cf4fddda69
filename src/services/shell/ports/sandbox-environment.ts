/** What the services must know of the running practice tenant; its code lives in src/sandbox. */
export interface SandboxEnvironment {
  /** The Azure app that the practice tenant knows. */
  readonly applicationId: string;
  readonly secret: string;
  readonly odooUrl: string;
  /** As MSAL wants it: https in name, metadata with the loopback http endpoints. */
  readonly authority: string;
  readonly authorityMetadata: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
  /** PEM of the authority that signed the mail servers' certificates. Added, never skipped. */
  readonly certificateAuthority: string;
  /** Every practice mailbox by address, the first one being the one that works. */
  readonly mailboxes: readonly string[];
  /** The practice Odoos, one a version; absent: none. */
  readonly odoos?: readonly { readonly version: number; readonly url: string }[];
  /** Who connects them, and which databases each of them has. */
  readonly odooAccount?: {
    readonly login: string;
    readonly key: string;
    readonly databases: readonly string[];
  };
  /** The practice Odoo that the practice client is connected to; absent or null: none. */
  readonly odoo?: PracticeOdoo | null;
}

export interface PracticeOdoo {
  readonly url: string;
  readonly version: number;
  readonly database: string;
  readonly databaseUuid: string;
  readonly login: string;
  readonly userId: number;
  readonly key: string;
}
