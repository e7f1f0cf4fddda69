/**
 * Where records rest: one JSON object in electron-store's format. electron-store reads it in
 * Electron, Node alone in the other shells.
 */
export interface StoredRecords {
  readonly path: string;
  /** False where there is no file that another Collega could change at the same time. */
  readonly onDisk: boolean;
  /** The whole content; an empty object before the first write. Throws on a damaged file. */
  read(): unknown;
  /**
   * Replaces the whole content atomically and durably; what was there before stays as the backup.
   * Throws Node's error when the disk refuses.
   */
  write(content: Record<string, unknown>): void;
}

/** The data folder's own file, which lists the clients, and those in the clients' folders. */
export interface RecordsFile extends StoredRecords {
  ofClient(clientId: string): StoredRecords;
}
