import {
  type FileToSave,
  type SaveReply,
  type Shell,
  type SignInReply,
  type SignInWindowRequest,
} from '../shell/ports/shell.ts';

/** A shell without windows: `behave` plays the user, and everything asked is remembered. */
export interface FakeShell extends Shell {
  behave: (request: SignInWindowRequest) => Promise<SignInReply>;
  readonly windows: SignInWindowRequest[];
  readonly openedLinks: string[];
  readonly openedFolders: string[];
  /** Plays the user's own browser; answers whether it opened. */
  browse: (authorizeUrl: string) => Promise<boolean>;
  readonly savedFiles: FileToSave[];
  /** What the next saving answers. */
  saveReply: SaveReply;
}

export function createFakeShell(): FakeShell {
  const windows: SignInWindowRequest[] = [];
  const openedLinks: string[] = [];
  const openedFolders: string[] = [];
  const savedFiles: FileToSave[] = [];
  return {
    kind: 'terminal',
    windows,
    openedLinks,
    openedFolders,
    savedFiles,
    saveReply: { kind: 'cancelled' },
    behave: leaveOpen,
    closeWindow: () => undefined,
    browse: () => Promise.resolve(true),
    openSignInPage(authorizeUrl) {
      return this.browse(authorizeUrl);
    },
    openSignInWindow(request) {
      windows.push(request);
      return this.behave(request);
    },
    openPractice: () => Promise.resolve(false),
    openFolder: (path) => {
      openedFolders.push(path);
      return Promise.resolve(true);
    },
    openLink: (address) => {
      openedLinks.push(address);
      return Promise.resolve();
    },
    saveFile(file) {
      savedFiles.push(file);
      return Promise.resolve(this.saveReply);
    },
  };
}

/** A user who never answers: the window closes when it is told to. */
export function leaveOpen({ signal }: SignInWindowRequest): Promise<SignInReply> {
  if (signal.aborted) return Promise.resolve({ kind: 'closed' });
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'closed' }), { once: true });
  });
}

/** The redirect as the authority would send it, with the state that was asked for. */
export function redirectWith(
  fields: Readonly<Record<string, string>>,
): (request: SignInWindowRequest) => Promise<SignInReply> {
  return ({ authorizeUrl, redirectUri }) => {
    const state = new URL(authorizeUrl).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, ...fields });
    const address = `${redirectUri}?${query.toString()}`;
    return Promise.resolve({ kind: 'redirected', address, formPost: null });
  };
}
