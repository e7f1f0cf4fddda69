import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type RecordsFile, type StoredRecords } from '../../shell/ports/records-file.ts';
import { clientFolder } from '../storage/client-folder.ts';
import { codeOf } from '../storage/code-of.ts';
import { replaceFile } from '../storage/replace-file.ts';

/** A list, or `null`, is damage: taken for an empty file, the next change would replace it. */
const anyObject = z.record(z.string(), z.unknown());

/** The records' files for shells without Electron: plain JSON, laid out as electron-store does it. */
export function openJsonRecordsFile(folder: string): RecordsFile {
  return openRecordsFiles(folder, (of) => readObject(join(of, 'records.json')));
}

/** `records.json` in the data folder and in each client's; `read` answers what is in that folder's. */
export function openRecordsFiles(
  dataFolder: string,
  read: (folder: string) => Record<string, unknown>,
): RecordsFile {
  const openIn = (folder: string): StoredRecords => {
    const path = join(folder, 'records.json');
    return {
      path,
      onDisk: true,
      read: () => read(folder),
      write: (content) => writeRecords(path, content),
    };
  };
  return {
    ...openIn(dataFolder),
    ofClient: (clientId) => openIn(clientFolder(dataFolder, clientId)),
  };
}

/** An empty object where there is no file, as electron-store answers. */
function readObject(path: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw error;
  }
  return anyObject.parse(JSON.parse(text));
}

/**
 * Writes `records.json` as electron-store lays it out, but not by it: on a full disk it would
 * put half a file in place and say that all is well, and it keeps no backup.
 * @throws Node's error when the disk refuses
 */
function writeRecords(path: string, content: Record<string, unknown>): void {
  replaceFile(path, JSON.stringify(content, null, '\t'));
}
