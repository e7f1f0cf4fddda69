import { writeFileSync } from 'node:fs';

/**
 * Keeps this process's memory, and that of processes it starts from now on, out of core dumps: the
 * vault's key, tokens and secrets lie in it while it runs, and a dump lies on the disk for years. Of
 * a dump the registers remain. Linux alone offers it without native code (proc(5),
 * coredump_filter); elsewhere, and in a container without a writable /proc, it stays as it is.
 */
export function leaveCoreDumpsEmpty(path = '/proc/self/coredump_filter'): void {
  if (process.platform !== 'linux') return;
  try {
    // Bit by bit: private and shared memory, with and without a file, ELF headers, huge pages, DAX.
    writeFileSync(path, '0');
  } catch {
    // Nothing that the user could do about it, and no reason not to work.
  }
}
