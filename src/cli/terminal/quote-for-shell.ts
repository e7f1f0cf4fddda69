import { quoteForBash } from '../../services/guide/quote-for-bash.ts';
import { quoteForPowerShell } from '../../services/diagnosis/finding-params.ts';

/**
 * One value as one word of a command that is printed to be copied: for PowerShell on Windows, for a
 * POSIX shell elsewhere. A client's name may come from a stranger's file.
 */
export function quoteForShell(value: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return quoteForPowerShell(value);
  // Most shells of users have bash's `$'…'`; a plain word or name needs none of it.
  return /^[\w@.][\w@.-]*$/.test(value) ? value : quoteForBash(value);
}
