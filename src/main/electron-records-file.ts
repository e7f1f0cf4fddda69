import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import { type RecordsFile } from '../services/shell/ports/records-file.ts';
import { openRecordsFiles } from '../services/store/records/json-records-file.ts';

/**
 * `records.json` in the data folder and in each client's, for this user alone, in the format all
 * shells share. The store is made again for each access, since its constructor reads the file: by the port, a damaged one
 * throws when it is read.
 */
export function openRecordsFile(dataFolder: string): RecordsFile {
  return openRecordsFiles(dataFolder, (folder) => openStore(folder).store);
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
