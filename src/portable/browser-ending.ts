import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What a browser wrote last into its profile. `session-ended`: the system had it end (SIGTERM). */
export type BrowserEnding = 'normal' | 'session-ended' | 'unknown';

const preferences = z.object({ profile: z.object({ exit_type: z.string() }) });

/** The last writing takes some hundredths of a second, and seconds on a machine that is very busy. */
const defaultTimeoutMs = 5_000;
const lookEveryMs = 25;

/**
 * Reads how a browser says that it ended, as soon as it has said so; `unknown` for one that was
 * killed. Its pages take leave when the system ends it (a logout, a service manager, an early
 * out-of-memory killer) just as when their window is closed: tried with Chromium 156, where SIGTERM
 * leaves `SessionEnded`, and SIGINT and SIGHUP leave `Normal`, as closing the window does.
 */
export async function readBrowserEnding(
  profile: string,
  timeoutMs = defaultTimeoutMs,
): Promise<BrowserEnding> {
  for (let waitedMs = 0; waitedMs <= timeoutMs; waitedMs += lookEveryMs) {
    const exitType = readExitType(join(profile, 'Default', 'Preferences'));
    if (exitType === 'SessionEnded') return 'session-ended';
    if (exitType === 'Normal') return 'normal';
    await pause(lookEveryMs);
  }
  return 'unknown';
}

/** `Crashed` while the browser runs; null where nothing can be read, or not yet the whole of it. */
function readExitType(file: string): string | null {
  try {
    const parsed = preferences.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.data?.profile.exit_type ?? null;
  } catch {
    return null;
  }
}
