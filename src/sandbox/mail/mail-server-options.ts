import { type ListenOptions } from '../loopback-server.ts';
import { type SandboxCounts } from '../sandbox-counts.ts';
import { type MailStore } from './mail-store.ts';
import { type TokenMaker } from '../tokens/token-maker.ts';

/** What both mail servers need. */
export interface MailServerOptions extends ListenOptions {
  /** PEM texts for `localhost`, 127.0.0.1 and the exposed host. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly tokens: TokenMaker;
  readonly counts: SandboxCounts;
  readonly mail: MailStore;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Longest line of either protocol; a SASL line with a large token is about 4 kB. */
export const maxLineLength = 65_536;

/** A client that says nothing for this long is let go. */
export const idleMs = 5 * 60_000;
