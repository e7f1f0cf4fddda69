import { appendFileSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { waitOutHolders } from '../storage/wait-out-holders.ts';
import { withFileLock } from '../storage/with-file-lock.ts';

/** Bytes at which a log file is put aside: about 10,000 lines. */
const maxBytes = 2 * 1024 * 1024;
/** Older files beside the present one: `collega.1.log` is the youngest of them. */
const usuallyKept = 3;

/**
 * A log file that never grows beyond its cap, by more than a line of each who writes. Opened again
 * for each line: two Collegas write to it at once, and Windows renames no file that is held
 * open.
 */
export class RotatingFile {
  readonly #folder: string;
  readonly #maxBytes: number;
  readonly #keptFiles: number;

  constructor(
    folder: string,
    options: { readonly maxBytes?: number; readonly keptFiles?: number } = {},
  ) {
    this.#folder = folder;
    this.#maxBytes = options.maxBytes ?? maxBytes;
    this.#keptFiles = options.keptFiles ?? usuallyKept;
  }

  get path(): string {
    return this.#pathOf(0);
  }

  /** Appends a line. A log that cannot be written must not stop what it tells of: the line is lost. */
  write(line: string): void {
    try {
      const isFull = (): boolean => sizeOf(this.path) + Buffer.byteLength(line) > this.#maxBytes;
      // Of two Collegas that find it full, the second would put a file of few lines aside, and drop
      // the oldest one for it.
      if (isFull()) {
        withFileLock(this.path, () => {
          if (isFull()) this.#rotate();
        });
      }
      appendFileSync(this.path, line, { mode: 0o600 });
    } catch {
      return;
    }
  }

  /** The newest lines, oldest first; of the files put aside too when the present one has fewer. */
  readLast(count: number): string[] {
    const lines: string[] = [];
    for (let index = 0; index <= this.#keptFiles && lines.length < count; index += 1) {
      const older = readText(this.#pathOf(index))
        .split('\n')
        .filter((line) => line !== '');
      lines.unshift(...older.slice(-(count - lines.length)));
    }
    return lines;
  }

  #rotate(): void {
    waitOutHolders(() => rmSync(this.#pathOf(this.#keptFiles), { force: true }));
    for (let index = this.#keptFiles - 1; index >= 0; index -= 1) {
      if (sizeOf(this.#pathOf(index)) > 0) {
        waitOutHolders(() => renameSync(this.#pathOf(index), this.#pathOf(index + 1)));
      }
    }
  }

  #pathOf(index: number): string {
    return join(this.#folder, index === 0 ? 'collega.log' : `collega.${index.toString()}.log`);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Empty where there is none, or none any more: another Collega may rotate at this very moment. */
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
