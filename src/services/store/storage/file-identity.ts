import { statSync } from 'node:fs';

/**
 * What changes whenever a file is written or replaced: its place on the disk, its size, and its times
 * to the nanosecond as far as the disk knows them. Null when it is not there. A share of the network
 * may answer what it knew some seconds ago, so this is no ground for a change of the file.
 * @throws Node's error when the disk refuses
 */
export function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
