import { quoteForBash } from '../../services/guide/quote-for-bash.ts';
import { quoteForPowerShell } from '../../services/diagnosis/finding-params.ts';

/**
 * One value as one word of a command that is printed to be copied: for PowerShell on Windows, for a
 * POSIX shell elsewhere. A client's name may come from a stranger's file.
 */
export function quoteForShell(value: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return quoteForPowerShell(value);
  // Most shells of users have bash's `$'…'`; a plain word or name needs none of it.
  if (/^[\w@.][\w@.-]*$/.test(value)) return value;
  // Within single quotes all else stands for itself, in bash, zsh and fish.
  return plainInQuotes.test(value) ? `'${value}'` : quoteForBash(value);
}

/** Seen as it is: no control or format character, nor what some shell reads within quotes. */
const plainInQuotes = /^(?:(?!['!\\])[\p{L}\p{N}\p{P}\p{S} ])+$/u;
