import { type RecordsFile } from '../../shell/ports/records-file.ts';

/** Records that end with the process: for `collega probe` and for tests. */
export function createMemoryRecordsFile(): RecordsFile {
  let stored: Record<string, unknown> = {};
  return {
    path: '(memory)',
    onDisk: false,
    read: () => structuredClone(stored),
    write: (content) => {
      stored = structuredClone(content);
    },
  };
}
