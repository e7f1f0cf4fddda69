import { codeOf } from './code-of.ts';

/** Whether a process of this number exists, of any user. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Another user's process answers EPERM, and is there.
    return codeOf(error) === 'EPERM';
  }
}
