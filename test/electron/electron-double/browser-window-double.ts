import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { type AppDouble } from './app-double.ts';
import { createEvent, throwDestroyed } from './electron-event.ts';
import { type NetworkDouble } from './network-double.ts';
import { type SessionDouble } from './session-double.ts';
import { type SessionsDouble } from './sessions-double.ts';
import { WebContentsDouble } from './web-contents-double.ts';

export interface WindowSurroundings {
  readonly app: AppDouble;
  readonly sessions: SessionsDouble;
  readonly network: NetworkDouble;
  readonly standardSchemes: ReadonlySet<string>;
  readonly windows: BrowserWindowDouble[];
  /** False: no page ever paints, so that `ready-to-show` never comes. */
  readonly paints: boolean;
}

export class BrowserWindowDouble extends EventEmitter {
  readonly #around: WindowSurroundings;
  readonly #contents: WebContentsDouble;
  #destroyed = false;
  #title: string;
  shown = 0;
  focused = 0;
  minimized = false;
  maximized = false;
  /** Where the user has moved it. */
  moved: Partial<Rectangle> = {};
  /** The page's `beforeunload` prevents its closing. */
  pageStaysOpen = false;

  constructor(
    around: WindowSurroundings,
    readonly options: BrowserWindowConstructorOptions,
  ) {
    super();
    if (!around.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#around = around;
    this.#title = options.title ?? '';
    const preferences = options.webPreferences ?? {};
    // Electron's typings of webPreferences: `session` wins over `partition`.
    const session =
      (preferences.session as unknown as SessionDouble | undefined) ??
      around.sessions.fromPartition(preferences.partition ?? '');
    this.#contents = new WebContentsDouble({ ...around, session, preferences });
    this.#contents.once('page-first-painted', () => {
      if (around.paints) this.emit('ready-to-show');
    });
    around.windows.push(this);
    around.app.emit('web-contents-created', createEvent({}), this.#contents);
  }

  /** Throws after the window is gone, as Electron 45 does (its issue 44605). */
  get webContents(): WebContentsDouble {
    return this.#destroyed ? throwDestroyed() : this.#contents;
  }

  get title(): string {
    return this.#title;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  /** Typings: "shows (but does not focus) the window if it isn't being displayed already". */
  maximize(): void {
    if (this.#destroyed) throwDestroyed();
    this.maximized = true;
  }

  /** Typings: position and size of the normal state, whatever the window's state is. */
  getNormalBounds(): Rectangle {
    if (this.#destroyed) throwDestroyed();
    const { x = 100, y = 100, width = 800, height = 600 } = this.options;
    return { x, y, width, height, ...this.moved };
  }

  restore(): void {
    this.minimized = false;
  }

  show(): void {
    if (this.#destroyed) throwDestroyed();
    this.shown += 1;
  }

  focus(): void {
    if (this.#destroyed) throwDestroyed();
    this.focused += 1;
  }

  setTitle(title: string): void {
    if (this.#destroyed) throwDestroyed();
    this.#title = title;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** The page has set its title. */
  titleByPage(title: string): void {
    const event = createEvent({});
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  close(): void {
    const event = createEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    // Typings of `will-prevent-unload`: preventing it closes in spite of the page.
    const stopped = createEvent({});
    if (this.pageStaysOpen) this.#contents.emit('will-prevent-unload', stopped);
    if (!this.pageStaysOpen || stopped.defaultPrevented) this.destroy();
  }

  /** Typings: no `close`, but `closed` is guaranteed. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#contents.markDestroyed();
    this.#destroyed = true;
    this.#around.windows.splice(this.#around.windows.indexOf(this), 1);
    this.emit('closed');
    if (this.#around.windows.length === 0) this.#around.app.allWindowsClosed();
  }
}
