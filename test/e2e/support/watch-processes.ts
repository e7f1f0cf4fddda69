import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readEverything, unlessGone, type Place } from './search-canaries.ts';

/** Often enough to see each browser process, which lives as long as its window. */
const interval = 500;

/**
 * Notes the arguments and the environment of every process that this one has started, as any program
 * of the same user can read them. On Linux alone: elsewhere there is no `/proc`, and nothing is seen.
 */
export function watchProcesses(): {
  /** All that was seen, and what the browsers have on the disk at this moment. */
  places(): Place[];
  stop(): void;
} {
  const seen = new Map<string, Place>();
  const profiles = new Set<string>();
  const look = (): void => {
    for (const pid of descendantsOf(process.pid)) {
      for (const kind of ['cmdline', 'environ'] as const) {
        const text = readProcess(pid, kind);
        seen.set(`${kind} ${text}`, { path: `${kind} of a child process`, text });
        // Chromium's own children part their arguments by spaces.
        for (const [, folder] of text.matchAll(/--user-data-dir=([^\0 ]+)/g)) {
          if (folder !== undefined) profiles.add(folder);
        }
      }
    }
  };
  const timer = setInterval(look, interval);
  return {
    places: () => {
      look();
      const written = [...profiles].flatMap((folder) => unlessGone(() => readEverything(folder)));
      return [...seen.values(), ...written];
    },
    stop: () => clearInterval(timer),
  };
}

function descendantsOf(ancestor: number): number[] {
  if (!existsSync('/proc/self/status')) return [];
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === ancestor || descends(parents.get(pid)));
  return [...parents.keys()].filter((pid) => pid !== ancestor && descends(pid));
}

function parentOf(pid: number): number | undefined {
  const parent = /^PPid:\s*(\d+)$/m.exec(readProcess(pid, 'status'))?.[1];
  return parent === undefined || parent === '0' ? undefined : Number(parent);
}

/** Empty for a process that has gone meanwhile. */
function readProcess(pid: number, file: 'cmdline' | 'environ' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid.toString()}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
