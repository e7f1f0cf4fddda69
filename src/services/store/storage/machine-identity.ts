import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

let known: string | null = null;

/**
 * What two processes must have in common for one's process number to mean anything to the other:
 * the machine, its system (WSL has Windows' host name), this start of it, and on Linux the namespace
 * of process numbers (a container or another WSL distribution counts from 1). No spaces.
 */
export function machineIdentity(): string {
  known ??= createHash('sha256')
    .update([hostname(), process.platform, readBoot(), readNamespace()].join('\n'))
    .digest('base64url')
    .slice(0, 22);
  return known;
}

function readBoot(): string {
  return orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
}

function readNamespace(): string {
  return orEmpty(() => readlinkSync('/proc/self/ns/pid'));
}

/** Only Linux has these. */
function orEmpty(read: () => string): string {
  if (process.platform !== 'linux') return '';
  try {
    return read();
  } catch {
    return '';
  }
}
