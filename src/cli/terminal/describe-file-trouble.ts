import { translate } from './texts.ts';

/**
 * Why a file or folder that the user named could not be used, and what to do, in a sentence; Node's
 * own ("EISDIR: illegal operation on a directory, read") says neither.
 */
export function describeFileTrouble(
  error: unknown,
  path: string,
  use: 'read' | 'write' | 'keep',
): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  return translate(`files.${use}.${kindOf(code)}`, { path, code, folder: process.cwd() });
}

function kindOf(code: string): 'missing' | 'denied' | 'wrongKind' | 'exists' | 'full' | 'other' {
  switch (code) {
    case 'ENOENT':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'denied';
    case 'EISDIR':
    case 'ENOTDIR':
      return 'wrongKind';
    case 'EEXIST':
      return 'exists';
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'full';
    default:
      return 'other';
  }
}
