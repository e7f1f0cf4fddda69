import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { createEvent } from './electron-event.ts';

export interface AppDoubleOptions {
  readonly isPackaged: boolean;
  /** False: another instance holds the lock. */
  readonly isFirstInstance: boolean;
  readonly languages: readonly string[];
  /** Of Chromium, without the dashes. */
  readonly switches: readonly string[];
}

export class AppDouble extends EventEmitter {
  readonly isPackaged: boolean;
  readonly #options: AppDoubleOptions;
  readonly #paths = new Map<string, string>();
  readonly #ready: Promise<void>;
  #resolveReady: () => void = () => undefined;
  #isReady = false;
  #windows: () => readonly { close(): void }[] = () => [];
  #quitting = false;
  /** What was called, in order, with the state at that moment. */
  readonly journal: string[] = [];
  exitCode: number | null = null;
  /** Chromium's command line, as far as the shell asks for it. */
  readonly commandLine = {
    hasSwitch: (name: string): boolean => this.switches.has(name),
  };
  readonly switches: Set<string>;

  constructor(options: AppDoubleOptions) {
    super();
    this.#options = options;
    this.isPackaged = options.isPackaged;
    this.switches = new Set(options.switches);
    this.#ready = new Promise((resolve) => {
      this.#resolveReady = resolve;
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
    this.#resolveReady();
  }

  /**
   * electron_api_app.cc, EnableSandbox: only before `ready`; it removes `--no-sandbox` for the
   * processes to come, and adds `--enable-sandbox`.
   */
  enableSandbox(): void {
    if (this.#isReady) {
      throw new Error('app.enableSandbox() can only be called before app is ready');
    }
    this.switches.delete('no-sandbox');
    this.switches.add('enable-sandbox');
    this.journal.push('enableSandbox');
  }

  requestSingleInstanceLock(): boolean {
    this.journal.push(`requestSingleInstanceLock ${this.#paths.get('userData') ?? 'default'}`);
    return this.#options.isFirstInstance;
  }

  /** electron_api_app.cc, SetPath: absolute, and (`create = false`) of a folder that is there. */
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!existsSync(path)) throw new Error('Failed to set path');
    this.journal.push(`setPath ${name}`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setAppUserModelId(id: string): void {
    this.journal.push(`setAppUserModelId ${id}`);
  }

  /** The folder that holds the package.json. */
  getAppPath(): string {
    return join(import.meta.dirname, '../../..');
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

  /**
   * A server asks for a certificate. electron_api_app.cc, SelectClientCertificate: without
   * `preventDefault` the first one is presented. Answers what is presented; null for none.
   */
  selectClientCertificate<Certificate>(
    contents: unknown,
    host: string,
    certificates: readonly Certificate[],
  ): Promise<Certificate | null> {
    return new Promise((resolve) => {
      const event = createEvent({});
      const answer = (certificate?: Certificate) => resolve(certificate ?? null);
      this.emit('select-client-certificate', event, contents, host, certificates, answer);
      if (!event.defaultPrevented) resolve(certificates[0] ?? null);
    });
  }

  /** Typings of `window-all-closed`: not emitted while quitting; quits when there is no listener. */
  allWindowsClosed(): void {
    if (this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}
