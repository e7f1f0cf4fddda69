import { fail } from '../failure-error.ts';
import { type FileToSave, type Shell } from './ports/shell.ts';

/** Saves a file as the shell does; null where the user has chosen no place. @throws FailureError `not-saved` */
export async function saveContent(
  shell: Pick<Shell, 'saveFile'>,
  file: FileToSave,
): Promise<{ readonly path: string } | null> {
  const saved = await shell.saveFile(file);
  switch (saved.kind) {
    case 'saved':
      return { path: saved.path };
    case 'cancelled':
      return null;
    case 'failed':
      return fail({ kind: 'not-saved', path: saved.path, code: saved.code });
  }
}
