import { spawn } from 'node:child_process';

/**
 * Starts another Collega, which outlives this one; answers whether the system started it. Its
 * arguments are Collega's own, never a page's, and none of them is read by a command shell.
 */
export function startAnother(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(executable, args, { stdio: 'ignore', detached: true, env });
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
    child.unref();
  });
}
