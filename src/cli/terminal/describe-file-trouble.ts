import { translate } from './texts.ts';

/**
 * Why a file or folder that the user named could not be used, and what to do, in a sentence; Node's
 * own ("EISDIR: illegal operation on a directory, read") says neither.
 */
export function describeFileTrouble(
  error: unknown,
  path: string,
  use: 'read' | 'write' | 'keep',
  platform: NodeJS.Platform = process.platform,
): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
  const sentence = translate(`files.${use}.${kindOf(code)}`, { path, code, folder: process.cwd() });
  // What the user refused when macOS asked (Transparency, Consent and Control) is EPERM, never EACCES.
  if (platform !== 'darwin' || code !== 'EPERM') return sentence;
  return `${sentence} ${translate('files.macosPrivacy')}`;
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
