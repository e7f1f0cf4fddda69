import { statSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * That this user alone may read a file, or a folder and enter it. Windows has no permission bits:
 * there the rights come from the folder of the user's profile, and nothing is compared.
 */
export function expectPrivate(path: string): void {
  if (process.platform === 'win32') return;
  const found = statSync(path);
  expect(found.mode & 0o777, path).toBe(found.isDirectory() ? 0o700 : 0o600);
}
