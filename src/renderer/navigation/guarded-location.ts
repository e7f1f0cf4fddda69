/** The address bar's part behind `#`, as far as the window needs it. */
export interface HashPort {
  read(): string;
  write(path: string, replace: boolean): void;
  /** Calls when the user went back or forward. */
  listen(changed: () => void): () => void;
}

export interface NavigateOptions {
  readonly replace?: boolean;
  /** The record has just been saved: there is nothing to ask. */
  readonly unguarded?: boolean;
}

/** Answers whether the screen may be left; it saves, or asks the user, by itself. */
export type LeaveGuard = () => Promise<boolean>;

/**
 * Where the window is. Every way out of a screen (links, buttons, back and forward) passes the
 * guard of the form that is open, so that nothing typed is lost silently.
 */
export class GuardedLocation {
  readonly #port: HashPort;
  readonly #listeners = new Set<() => void>();
  #current: string;
  #guard: LeaveGuard | null = null;
  #asking = false;
  /** Where the user pressed to go while the guard was saving: the last one counts, as in a browser. */
  #wanted: { readonly path: string; readonly replace: boolean } | null = null;

  constructor(port: HashPort) {
    this.#port = port;
    this.#current = port.read();
    port.listen(() => void this.#followBrowser());
  }

  readonly current = (): string => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly navigate = (path: string, options: NavigateOptions = {}): void => {
    void this.go(path, options);
  };

  /** Answers false when the user chose to stay. */
  async go(path: string, { replace = false, unguarded = false }: NavigateOptions = {}) {
    if (path === this.#current) return true;
    if (!unguarded) {
      this.#wanted = this.#asking ? { path, replace } : null;
      if (!(await this.mayLeave())) return false;
    }
    const wanted = (unguarded ? null : this.#wanted) ?? { path, replace };
    this.#port.write(wanted.path, wanted.replace);
    this.#accept(wanted.path);
    return true;
  }

  /** Sets the guard of the open form; the answer takes it away again. */
  guardWith(guard: LeaveGuard): () => void {
    this.#guard = guard;
    return () => {
      if (this.#guard === guard) this.#guard = null;
    };
  }

  async #followBrowser(): Promise<void> {
    const wanted = this.#port.read();
    if (wanted === this.#current) return;
    if (await this.mayLeave()) {
      this.#accept(wanted);
    } else {
      // The browser has moved already: put its address back to where the user still is.
      this.#port.write(this.#current, false);
    }
  }

  /** Asks the open form's guard, as every way out does; false while it is being asked already. */
  async mayLeave(): Promise<boolean> {
    if (this.#guard === null) return true;
    if (this.#asking) return false;
    this.#asking = true;
    try {
      return await this.#guard();
    } finally {
      this.#asking = false;
    }
  }

  #accept(path: string): void {
    this.#current = path;
    for (const listener of this.#listeners) listener();
  }
}

/** As links write it: `#/clients`. */
export function hashHref(path: string): string {
  return `#${path}`;
}
