import { type Terminal } from './terminal.ts';
import { translate } from './texts.ts';

/**
 * The first release of each line with the fixes of 21 October 2026 for host names in certificates
 * (CVE-2026-105483, CVE-2026-106069). Lines that are not here get none.
 */
const repaired: Readonly<Record<number, readonly [minor: number, patch: number]>> = {
  22: [23, 4],
  24: [22, 1],
  26: [12, 1],
};
const newestRepaired = 26;

/** Whether this Node may take a certificate for another host's. `version` as in process.versions. */
export function hasTlsHoles(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major > newestRepaired) return false;
  const first = repaired[major];
  if (first === undefined) return true;
  return minor < first[0] || (minor === first[0] && patch < first[1]);
}

/** One warning to a person, before the first connection; a pipe's output stays as it is. */
export function warnOfOldNode(
  terminal: Pick<Terminal, 'interactive' | 'note'>,
  version = process.versions.node,
): void {
  if (terminal.interactive && hasTlsHoles(version))
    terminal.note(translate('oldNode', { version }));
}
