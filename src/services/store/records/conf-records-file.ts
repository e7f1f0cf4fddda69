import Conf from 'conf';
import { join } from 'node:path';
import { z } from 'zod';
import { type RecordsFile } from '../../shell/ports/records-file.ts';
import { writeRecords } from './write-records.ts';

const anyObject = z.record(z.string(), z.unknown());

/** The records file for shells without Electron, read by the engine that electron-store wraps. */
export function openConfRecordsFile(folder: string): RecordsFile {
  const path = join(folder, 'records.json');
  let conf: Conf | null = null;
  return {
    path,
    onDisk: true,
    read: () => {
      // Made at the first reading, since its constructor reads too and throws on a damaged file.
      conf ??= openConf(folder);
      return conf.store;
    },
    write: (content) => writeRecords(path, content),
  };
}

function openConf(folder: string): Conf {
  return new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: 'records',
    configFileMode: 0o600,
    // A damaged file must be seen and kept, not silently replaced by an empty one.
    clearInvalidConfig: false,
    // conf itself takes `null` or a list for an empty file, which the next change would replace.
    deserialize: (text) => anyObject.parse(JSON.parse(text)),
  });
}
