import { replaceFile } from '../storage/replace-file.ts';

/**
 * Writes `records.json` as electron-store and conf lay it out, but not by them: on a full disk they
 * put half a file in place and say that all is well, and they keep no backup.
 * @throws Node's error when the disk refuses
 */
export function writeRecords(path: string, content: Record<string, unknown>): void {
  replaceFile(path, JSON.stringify(content, null, '\t'));
}
