import { writeFileSync } from 'node:fs';
import { type Logger } from '../../shell/ports/logger.ts';

/**
 * Keeps this process's memory, keys and tokens in it, out of core dumps: on Linux no kind of memory
 * is written into one from here on (core(5), coredump_filter), nor into those of the programs that
 * it starts. Node reaches neither setrlimit nor prctl; macOS and Windows write dumps only where an
 * administrator has asked for them. What may read the memory of a running process still can.
 */
export function hideFromDumps(
  logger: Pick<Logger, 'warn'> | null,
  platform = process.platform,
): void {
  if (platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch (error) {
    logger?.warn('memory is not kept out of core dumps', { error: String(error) });
  }
}
