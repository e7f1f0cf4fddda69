import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { rm, writeFile } from 'node:fs/promises';
import { type FileToSave, type SaveReply } from '../services/shell/ports/shell.ts';

/** Asks the user where, in the system's own dialog, which also asks before it replaces a file. */
export async function saveFile(
  { suggestedName, content }: FileToSave,
  parent: BrowserWindow | null,
): Promise<SaveReply> {
  const extension = suggestedName.slice(suggestedName.lastIndexOf('.') + 1);
  const options: SaveDialogOptions = {
    defaultPath: suggestedName,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const answer = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  if (answer.canceled || answer.filePath === '') return { kind: 'cancelled' };
  try {
    await writeFile(answer.filePath, content, { mode: 0o600 });
    return { kind: 'saved', path: answer.filePath };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    // On a full disk: half a report would be taken for one.
    if (code === 'ENOSPC' || code === 'EDQUOT') await rm(answer.filePath, { force: true });
    return { kind: 'failed', path: answer.filePath, code };
  }
}
