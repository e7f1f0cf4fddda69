import { replaceFile } from '../storage/replace-file.ts';

/**
 * Writes `records.json` as electron-store lays it out, but not by it: on a full disk it would
 * put half a file in place and say that all is well, and it keeps no backup.
 * @throws Node's error when the disk refuses
 */
export function writeRecords(path: string, content: Record<string, unknown>): void {
  replaceFile(path, JSON.stringify(content, null, '\t'));
}
