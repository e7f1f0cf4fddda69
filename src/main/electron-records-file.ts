import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import { join } from 'node:path';
import { type RecordsFile, type StoredRecords } from '../services/shell/ports/records-file.ts';
import { clientFolder } from '../services/store/storage/client-folder.ts';
import { writeRecords } from '../services/store/records/json-records-file.ts';

/**
 * `records.json` in the data folder and in each client's, for this user alone, in the format all
 * shells share. The store is made again for each access, since its constructor reads the file: by the port, a damaged one
 * throws when it is read.
 */
export function openRecordsFile(folder: string): RecordsFile {
  return {
    ...openFile(folder),
    ofClient: (clientId) => openFile(clientFolder(folder, clientId)),
  };
}

function openFile(folder: string): StoredRecords {
  const path = join(folder, 'records.json');
  return {
    path,
    onDisk: true,
    read: () => openStore(folder).store,
    write: (content) => writeRecords(path, content),
  };
}

function openStore(folder: string): ElectronStore {
  const store = new ElectronStore({
    name: 'records',
    cwd: folder,
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    deserialize: parseRecords,
  });
  // electron-store answers any renderer with the data folder's path; here no renderer uses it.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}

/** JSON that is no object would count as an empty file, and be overwritten. */
function parseRecords(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SyntaxError('the records file holds no JSON object');
  }
  return { ...value };
}
