import { asciiHost } from '../../../../contract/mail-hosts.ts';

/**
 * The name as DNS and certificates know it, below a host of other letters than ASCII's: a Cyrillic
 * о looks like a Latin one. Undefined where nothing can deceive.
 */
export function asciiHint(host: string): string | undefined {
  const trimmed = host.trim();
  const ascii = asciiHost(trimmed);
  return ascii === trimmed ? undefined : ascii;
}
