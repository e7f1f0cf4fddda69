import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createEvent } from './electron-event.ts';

export interface AppDoubleOptions {
  readonly isPackaged: boolean;
  /** False: another instance holds the lock. */
  readonly isFirstInstance: boolean;
  readonly languages: readonly string[];
}

export class AppDouble extends EventEmitter {
  readonly isPackaged: boolean;
  readonly #options: AppDoubleOptions;
  readonly #paths = new Map<string, string>();
  readonly #ready: Promise<void>;
  #tellReady: () => void = () => undefined;
  #isReady = false;
  #windows: () => readonly { close(): void }[] = () => [];
  #quitting = false;
  /** What was called, in order, with the state at that moment. */
  readonly journal: string[] = [];
  exitCode: number | null = null;

  constructor(options: AppDoubleOptions) {
    super();
    this.#options = options;
    this.isPackaged = options.isPackaged;
    this.#ready = new Promise((resolve) => {
      this.#tellReady = resolve;
    });
  }

  knowWindows(windows: () => readonly { close(): void }[]): void {
    this.#windows = windows;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  /** Electron gets ready only after the entry module has ended (its ESM guide). */
  becomeReady(): void {
    this.#isReady = true;
    this.journal.push('ready');
    this.emit('ready', createEvent({}));
    this.#tellReady();
  }

  /** Typings: "can only be called before app is ready". */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before ready');
    this.journal.push('enableSandbox');
  }

  requestSingleInstanceLock(): boolean {
    this.journal.push(`requestSingleInstanceLock ${this.#paths.get('userData') ?? 'default'}`);
    return this.#options.isFirstInstance;
  }

  /** Typings: throws for a folder that does not exist. */
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path '${name}'`);
    this.journal.push(`setPath ${name}`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  getVersion(): string {
    return '9.8.7';
  }

  getPreferredSystemLanguages(): string[] {
    return [...this.#options.languages];
  }

  /** Typings of `quit`, `before-quit` and `will-quit`: windows close in between. */
  quit(): void {
    if (this.exitCode !== null) return;
    const before = createEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...this.#windows()]) window.close();
    this.#quitting = false;
    // A page that prevents its unloading cancels the quit.
    if (this.#windows().length > 0) return;
    const will = createEvent({});
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.exitCode ??= code;
    this.journal.push(`exit ${code}`);
    this.emit('quit', createEvent({}), code);
  }

  /** Typings of `window-all-closed`: not emitted while quitting; quits when nobody listens. */
  allWindowsClosed(): void {
    if (this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}
