/**
 * Where records rest: one JSON object in electron-store's format. electron-store serves Electron,
 * `conf` (the engine under it) the other shells; both write a temporary file and rename it.
 */
export interface RecordsFile {
  readonly path: string;
  /** False where there is no file that another Collega could change at the same time. */
  readonly onDisk: boolean;
  /** The whole content; an empty object before the first write. Throws on a damaged file. */
  read(): unknown;
  /** Replaces the whole content atomically. Throws Node's error when the disk refuses. */
  write(content: Record<string, unknown>): void;
}
