import { type Secret } from '../../secret.ts';

/** The proxy of a sign-in window. `system`: as the browser or the system is set up itself. */
export type SignInProxy =
  | {
      readonly kind: 'system';
      /** What Collega found of it, where that is one proxy and no script: for a browser that it tells. */
      readonly found?: WindowProxy & { readonly exempt: readonly string[] };
    }
  | { readonly kind: 'direct' }
  | ({ readonly kind: 'fixed' } & WindowProxy);

interface WindowProxy {
  /** `http://proxy:3128`, `socks5://proxy:1080` or `socks4://proxy:1080`. */
  readonly server: string;
  /** Empty where the proxy asks for none. Browsers know no credentials for SOCKS. */
  readonly username: string;
  readonly password: Secret;
}

/** What a sign-in window needs to know. */
export interface SignInWindowRequest {
  /** Where the window starts: the authority's authorize endpoint with all its parameters. */
  readonly authorizeUrl: string;
  /** The address at which the window stops, before the request leaves the machine. */
  readonly redirectUri: string;
  /** The mailbox to be linked, for the window's title. */
  readonly mailbox: string;
  readonly proxy: SignInProxy;
  /** Aborted when the user cancels or the deadline passes: the window closes. */
  readonly signal: AbortSignal;
}

/**
 * What the authority says of its page in the head of the answer that brought it (docs/adr/0009). Of
 * the page itself a shell reads nothing.
 */
export interface PageRefusal {
  /** The number after AADSTS. */
  readonly aadsts: number;
  /** What Microsoft's support asks for, beside the correlation ID of the authorize address. */
  readonly traceId: string | null;
}

/** How a sign-in window ended. Exactly one reply for each window. */
export type SignInReply =
  /** Stopped at the redirect URI. `address` holds the code: a secret, never to be logged. */
  | { readonly kind: 'redirected'; readonly address: string; readonly formPost: string | null }
  /** By the user, or by the signal. */
  | { readonly kind: 'closed'; readonly lastPage?: PageRefusal }
  /** The sign-in page could not be loaded, or the window's process died. */
  | { readonly kind: 'failed'; readonly code: string; readonly text: string }
  /** This shell has no window to show. */
  | { readonly kind: 'unavailable'; readonly text: string };

/** A file that the user wants to keep. The page never learns of paths but the one it is saved to. */
export interface FileToSave {
  /** With its extension; no path. */
  readonly suggestedName: string;
  /** A long one in pieces: to turn it into bytes at once would hold up the thread. */
  readonly content: string | readonly string[];
}

/** How saving ended. `code` is Node's, e.g. ENOSPC. */
export type SaveReply =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly path: string; readonly code: string };

/**
 * The part in which the shells differ (with the secret store). Everything else is the same code in
 * Electron, in the portable window and on the command line.
 */
export interface Shell {
  readonly kind: 'electron' | 'portable' | 'terminal';
  /** Opens a throw-away window; resolves once, rejects never. */
  openSignInWindow(request: SignInWindowRequest): Promise<SignInReply>;
  /**
   * Opens the entrance to the authority's sign-in page in the user's own browser; answers whether
   * the system took it. Refuses every address but such an entrance. Rejects never.
   */
  openSignInPage(entrance: string): Promise<boolean>;
  /** Closes the window without asking the page again; soon, not before this returns. */
  closeWindow(): void;
  /** Opens an address of the known links in the user's own browser. */
  openLink(address: string): Promise<void>;
  /** Shows a folder of Collega's own in the file manager; answers whether it did. Rejects never. */
  openFolder(path: string): Promise<boolean>;
  /**
   * Starts another Collega in the practice tenant; answers whether it could be started. Rejects never.
   */
  openPractice(): Promise<boolean>;
  /**
   * Saves where the user chooses; where no one can be asked, among the downloads under a name that
   * is still free. Rejects never.
   */
  saveFile(file: FileToSave): Promise<SaveReply>;
}
