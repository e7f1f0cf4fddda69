import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What keeps Electron from starting its process sandbox; null where nothing is known to. */
export type SandboxObstacle = 'root' | 'sandbox' | null;

export interface LinuxSandboxFacts {
  readonly userId: number;
  /** Contents of files below /proc/sys, trimmed; null where there is none. */
  readonly setting: (name: string) => string | null;
  /** Whether the helper beside the executable belongs to root and is set-user-ID. */
  readonly hasHelper: boolean;
}

/**
 * Looks before 120 MB are downloaded in vain. Chromium needs user namespaces or the set-user-ID
 * helper (docs/linux/suid_sandbox_development.md in its source); Ubuntu from 23.10 on denies the
 * former to programs without an AppArmor profile, Debian 10 and hardened kernels to everybody but
 * root. What is already there is started all the same: an administrator may have added a profile.
 */
export function findSandboxObstacle({
  userId,
  setting,
  hasHelper,
}: LinuxSandboxFacts): SandboxObstacle {
  if (userId === 0) return 'root';
  if (hasHelper) return null;
  const isDenied =
    setting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('kernel/unprivileged_userns_clone') === '0' ||
    setting('user/max_user_namespaces') === '0';
  return isDenied ? 'sandbox' : null;
}

/** The same of this machine; null on every system but Linux. */
export function lookForSandboxObstacle(executable: string | null): SandboxObstacle {
  if (process.platform !== 'linux') return null;
  return findSandboxObstacle({
    userId: process.geteuid?.() ?? 1,
    setting: readKernelSetting,
    hasHelper: executable !== null && isSetUserIdRoot(join(dirname(executable), 'chrome-sandbox')),
  });
}

function readKernelSetting(name: string): string | null {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim();
  } catch {
    return null;
  }
}

function isSetUserIdRoot(path: string): boolean {
  try {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o4001) === 0o4001;
  } catch {
    return false;
  }
}
