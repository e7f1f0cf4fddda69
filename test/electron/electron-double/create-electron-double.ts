import type { BrowserWindowConstructorOptions, CustomScheme, Rectangle } from 'electron';
import { AppDouble, type AppDoubleOptions } from './app-double.ts';
import { BrowserWindowDouble, type WindowSurroundings } from './browser-window-double.ts';
import { DialogDouble } from './dialog-double.ts';
import { MenuDouble, NativeThemeDouble, ScreenDouble } from './desktop-double.ts';
import { IpcMainDouble } from './ipc-main-double.ts';
import { NetworkDouble } from './network-double.ts';
import { createSafeStorageDouble, type SafeStorageDoubleOptions } from './safe-storage-double.ts';
import { SessionsDouble } from './sessions-double.ts';

export interface ElectronDoubleOptions extends AppDoubleOptions {
  readonly safeStorage: SafeStorageDoubleOptions;
  readonly paints: boolean;
  /** The screens that are there; the first is the primary one. */
  readonly workAreas: readonly Rectangle[];
  readonly isDark: boolean;
  /** What the network answers from the start. */
  readonly answerTo: NetworkDouble['answerTo'];
}

const secretService: SafeStorageDoubleOptions = {
  available: true,
  prefix: 'v11',
  backend: 'gnome_libsecret',
};

/**
 * A faithful double of the parts of Electron 45 that the shell uses. Never kinder than Electron:
 * what throws there throws here, and each behaviour names where it was read.
 */
export function createElectronDouble(given: Partial<ElectronDoubleOptions> = {}) {
  const options = {
    isPackaged: true,
    isFirstInstance: true,
    languages: ['en-GB'],
    switches: [],
    paints: true,
    workAreas: [{ x: 0, y: 0, width: 1920, height: 1040 }],
    isDark: false,
    ...given,
  };
  const app = new AppDouble(options);
  const sessions = new SessionsDouble(app);
  const network = new NetworkDouble();
  if (given.answerTo !== undefined) network.answerTo = given.answerTo;
  const windows: BrowserWindowDouble[] = [];
  const schemes: CustomScheme[] = [];
  const standardSchemes = new Set<string>();
  const opened: string[] = [];
  const dialog = new DialogDouble(app);
  const { paints } = options;
  const around: WindowSurroundings = { app, sessions, network, windows, standardSchemes, paints };
  const menus = new MenuDouble(app);
  app.knowWindows(() => windows);

  const protocol = {
    /** Typings: before `ready`, and once only. */
    registerSchemesAsPrivileged: (added: CustomScheme[]) => {
      if (app.isReady()) {
        throw new Error(
          'protocol.registerSchemesAsPrivileged should be called before app is ready',
        );
      }
      if (schemes.length > 0)
        throw new Error('registerSchemesAsPrivileged can be called only once');
      app.journal.push('registerSchemesAsPrivileged');
      schemes.push(...added);
      for (const { scheme, privileges } of added) {
        if (privileges?.standard === true) standardSchemes.add(scheme);
      }
    },
  };

  const electron = {
    app,
    protocol,
    session: sessions,
    ipcMain: new IpcMainDouble(),
    safeStorage: createSafeStorageDouble(given.safeStorage ?? secretService),
    BrowserWindow: class extends BrowserWindowDouble {
      constructor(windowOptions: BrowserWindowConstructorOptions = {}) {
        super(around, windowOptions);
      }

      static fromWebContents(contents: unknown): BrowserWindowDouble | null {
        return windows.find((window) => window.webContents === contents) ?? null;
      }
    },
    dialog,
    Menu: menus,
    nativeTheme: new NativeThemeDouble(options.isDark),
    screen: new ScreenDouble(app, options.workAreas),
    shell: {
      openExternal: (address: string) => {
        opened.push(address);
        return Promise.resolve();
      },
    },
  };
  const { errorBoxes } = dialog;
  return { electron, app, dialog, menus, sessions, network, windows, schemes, opened, errorBoxes };
}

export type ElectronDouble = ReturnType<typeof createElectronDouble>;
