import { type RecordsFile, type StoredRecords } from '../../shell/ports/records-file.ts';

/** Records that end with the process: for `collega probe` and for tests. */
export function createMemoryRecordsFile(): RecordsFile {
  const clients = new Map<string, StoredRecords>();
  return {
    ...createStored('(memory)'),
    ofClient: (clientId) => {
      const known = clients.get(clientId) ?? createStored(`(memory of ${clientId})`);
      clients.set(clientId, known);
      return known;
    },
  };
}

function createStored(path: string): StoredRecords {
  let stored: Record<string, unknown> = {};
  return {
    path,
    onDisk: false,
    read: () => structuredClone(stored),
    write: (content) => {
      stored = structuredClone(content);
    },
  };
}
