import { app, shell, type BrowserWindow } from 'electron';
import { type Language } from '../contract/settings.ts';
import { type Logger } from '../services/shell/ports/logger.ts';
import { type Shell } from '../services/shell/ports/shell.ts';
import { startAnother } from '../services/shell/start-another.ts';
import { openKnownLink, openSignInPage } from './open-known-link.ts';
import { type PopupUrlPolicy } from './popup-url-policy.ts';
import { saveFile } from './save-file.ts';
import { openSignInWindow } from './sign-in-window.ts';

export interface ElectronShellOptions {
  /** The window that sign-in windows stay in front of; null while there is none. */
  readonly appWindow: () => BrowserWindow | null;
  readonly policy: PopupUrlPolicy;
  readonly logger: Logger;
  readonly language: () => Language;
}

export function createElectronShell(options: ElectronShellOptions): Shell {
  const { appWindow, policy, logger, language } = options;
  const window = { policy, logger, language };
  return {
    kind: 'electron',
    openSignInWindow: async (request) => {
      try {
        return await openSignInWindow(request, { ...window, parent: appWindow() });
      } catch (error) {
        // The port never rejects. The text of Electron's own errors names no address.
        logger.error('no sign-in window', { reason: String(error) });
        return { kind: 'failed', code: 'ERR_NO_WINDOW', text: 'the sign-in window did not open' };
      }
    },
    closeWindow: () => {
      // The answer to the page that asks for it goes first.
      setImmediate(() => appWindow()?.destroy());
    },
    openSignInPage: async (address) => {
      try {
        await openSignInPage(address);
        return true;
      } catch (error) {
        // Its text may quote the address; the kind of error says enough.
        logger.warn('the browser did not open', {
          reason: error instanceof Error ? error.name : 'unknown',
        });
        return false;
      }
    },
    openLink: openKnownLink,
    // Answers an empty text, or what went wrong.
    openFolder: async (path) => (await shell.openPath(path)) === '',
    openPractice: () =>
      startAnother(
        // The portable program removes what it has unpacked when it ends: it is started again.
        process.env['PORTABLE_EXECUTABLE_FILE'] ?? process.execPath,
        app.isPackaged ? ['--sandbox'] : [app.getAppPath(), '--sandbox'],
        process.env,
      ),
    saveFile: (file) => saveFile(file, appWindow()),
  };
}
