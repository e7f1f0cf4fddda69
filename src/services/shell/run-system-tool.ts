import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from './child-environment.ts';

/** Runs one of the system's own tools; rejects when it is missing, fails or takes too long. */
export type RunTool = (command: string, args: readonly string[]) => Promise<string>;

const run = promisify(execFile);

/** Long for a system's own tool, milliseconds; without an answer nothing is known. */
const toolTimeoutMs = 3_000;

export const runSystemTool: RunTool = async (command, args) => {
  const env = childEnvironment(process.env);
  const limits = { timeout: toolTimeoutMs, windowsHide: true };
  const { stdout } = await run(command, [...args], { ...limits, env });
  return stdout;
};

/**
 * A program of Windows by its whole path: what lies in the current folder under the same name is
 * not started.
 */
export function windowsTool(name: string): string {
  return `${process.env['SystemRoot'] ?? String.raw`C:\Windows`}\\System32\\${name}`;
}
