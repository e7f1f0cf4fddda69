import type { BrowserWindow } from 'electron';
import { type Logger } from '../services/ports/logger.ts';
import { type Shell } from '../services/ports/shell.ts';
import { openKnownLink } from './open-known-link.ts';
import { type PopupUrlPolicy } from './popup-url-policy.ts';
import { saveFile } from './save-file.ts';
import { openSignInWindow } from './sign-in-window.ts';

export interface ElectronShellOptions {
  /** The window that sign-in windows stay in front of; null while there is none. */
  readonly appWindow: () => BrowserWindow | null;
  readonly policy: PopupUrlPolicy;
  readonly logger: Logger;
}

export function createElectronShell({ appWindow, policy, logger }: ElectronShellOptions): Shell {
  return {
    kind: 'electron',
    openSignInWindow: async (request) => {
      try {
        return await openSignInWindow(request, { parent: appWindow(), policy, logger });
      } catch (error) {
        // The port never rejects. The text of Electron's own errors names no address.
        logger.error('no sign-in window', { reason: String(error) });
        return { kind: 'failed', code: 'ERR_NO_WINDOW', text: 'the sign-in window did not open' };
      }
    },
    openLink: openKnownLink,
    saveFile: (file) => saveFile(file, appWindow()),
  };
}
