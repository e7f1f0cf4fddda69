import { rmSync } from 'node:fs';

/** Node repeats a removal that Windows refuses (a virus scanner, an indexer) for some 5 seconds. */
const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/**
 * Removes a folder of passing content and all in it, waiting while something holds a file. Answers
 * whether it is gone: what is left of a temporary folder is no reason to fail what was done in it.
 */
export function removeFolder(path: string): boolean {
  try {
    rmSync(path, patiently);
    return true;
  } catch {
    return false;
  }
}
