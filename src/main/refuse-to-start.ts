import { app, dialog } from 'electron';
import { fillIn, translateDesktop } from '../languages/translate-desktop.ts';
import { reportStart } from './report-start.ts';
import { chooseSystemLanguage } from './system-language.ts';

/**
 * Says in a box why Collega cannot start, and ends. Electron's own box for an error of the entry
 * module shows a stack, and leaves a process without a window that never ends (lib/browser/init.ts).
 * After `ready`: on Linux an earlier box goes to standard error alone (typings of showErrorBox).
 */
export async function refuseToStart(error: unknown, folder: string): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  reportStart('not-started', reason);
  await app.whenReady();
  const texts = translateDesktop(
    chooseSystemLanguage(app.getPreferredSystemLanguages()),
  ).notStarted;
  const code = codeOfFolderTrouble(error);
  dialog.showErrorBox(
    texts.title,
    code === null
      ? fillIn(texts.other, { reason, folder })
      : fillIn(texts.folder, { folder: pathOf(error) ?? folder, code }),
  );
  app.exit(1);
}

/** Node's code where a file or folder could not be used, else null. */
function codeOfFolderTrouble(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return String(error.code);
}

function pathOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('path' in error)) return null;
  return typeof error.path === 'string' ? error.path : null;
}
