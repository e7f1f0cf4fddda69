import Conf from 'conf';
import { join } from 'node:path';
import { z } from 'zod';
import { type RecordsFile } from '../ports/records-file.ts';

const anyObject = z.record(z.string(), z.unknown());

/** The records file for shells without Electron, by the engine that electron-store wraps. */
export function openConfRecordsFile(folder: string): RecordsFile {
  const conf = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'records',
    configFileMode: 0o600,
    // A damaged file must be seen and kept, not silently replaced by an empty one.
    clearInvalidConfig: false,
    // conf itself takes `null` or a list for an empty file, which the next change would replace.
    deserialize: (text) => anyObject.parse(JSON.parse(text)),
  });
  return {
    path: join(folder, 'records.json'),
    onDisk: true,
    read: () => conf.store,
    write: (content) => {
      conf.store = content;
    },
  };
}
