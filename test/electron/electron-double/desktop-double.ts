import type { MenuItemConstructorOptions, Rectangle } from 'electron';
import { type AppDouble } from './app-double.ts';
import { type BrowserWindowDouble } from './browser-window-double.ts';

type Template = readonly MenuItemConstructorOptions[];

/** Menus, as far as what is in them. */
export class MenuDouble {
  application: Template | null = null;
  readonly shown: { readonly window: BrowserWindowDouble; readonly items: Template }[] = [];
  readonly #app: AppDouble;

  constructor(app: AppDouble) {
    this.#app = app;
  }

  /** lib/browser/api/menu.ts: an item without label, role and type is refused. */
  buildFromTemplate(items: Template) {
    if (!Array.isArray(items)) throw new TypeError('Invalid template for Menu');
    for (const { label, role, type } of items as Template) {
      if (label === undefined && role === undefined && type !== 'separator') {
        throw new TypeError('Invalid template for MenuItem');
      }
    }
    const { shown } = this;
    return {
      items,
      popup: ({ window }: { window: BrowserWindowDouble }) => shown.push({ window, items }),
    };
  }

  setApplicationMenu(menu: { readonly items: Template } | null): void {
    this.application = menu?.items ?? null;
    this.#app.journal.push('menu');
  }
}

/** Docs of nativeTheme: what is set wins over the system. */
export class NativeThemeDouble {
  themeSource: 'system' | 'light' | 'dark' = 'system';
  readonly #isSystemDark: boolean;

  constructor(isSystemDark: boolean) {
    this.#isSystemDark = isSystemDark;
  }

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? this.#isSystemDark : this.themeSource === 'dark';
  }
}

/** lib/browser/api/screen.ts: throws before `ready`. */
export class ScreenDouble {
  readonly #app: AppDouble;
  readonly #workAreas: readonly Rectangle[];

  constructor(app: AppDouble, workAreas: readonly Rectangle[]) {
    this.#app = app;
    this.#workAreas = workAreas;
  }

  getPrimaryDisplay(): { workArea: Rectangle } {
    return this.getDisplayMatching({ x: 0, y: 0, width: 1, height: 1 });
  }

  /** The screen that shows most of the rectangle; the primary one where none shows any. */
  getDisplayMatching(wanted: Rectangle): { workArea: Rectangle } {
    if (!this.#app.isReady()) {
      throw new Error("The 'screen' module can't be used before the app 'ready' event");
    }
    const shared = (from: number, length: number, start: number, room: number) =>
      Math.max(0, Math.min(from + length, start + room) - Math.max(from, start));
    const seen = (area: Rectangle) =>
      shared(wanted.x, wanted.width, area.x, area.width) *
      shared(wanted.y, wanted.height, area.y, area.height);
    const [workArea] = [...this.#workAreas].sort((a, b) => seen(b) - seen(a));
    if (workArea === undefined) throw new Error('no screen');
    return { workArea };
  }
}
