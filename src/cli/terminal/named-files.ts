import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { decodeText } from './decode-text.ts';
import { describeFileTrouble } from './describe-file-trouble.ts';
import { CommandEnd, exitStatus } from './exit-status.ts';

/** Standard input's descriptor: `-` in place of a path. */
const standardInput = 0;

/**
 * All of a text file that the user named, or of standard input for `-`; null when it holds more than
 * `longest` bytes. What is no text may be far too large to read, so the size is asked first.
 * @throws CommandEnd with the remedy when it cannot be read
 */
export function readNamedFile(path: string, longest: number): string | null {
  const content = readNamedBytes(path, longest);
  return content === null ? null : decodeText(content);
}

/** The same for a file that may be no text. */
export function readNamedBytes(path: string, longest: number): Buffer | null {
  try {
    if (path !== '-' && statSync(path).size > longest) return null;
    const content = readFileSync(path === '-' ? standardInput : path);
    return content.length > longest ? null : content;
  } catch (error) {
    throw wrongFile(describeFileTrouble(error, path, 'read'));
  }
}

/**
 * Writes the file that the user named, for this user alone. Replaces one that is there with `force`
 * alone: a forgotten name must not cost last month's report.
 * @throws CommandEnd with the remedy when it cannot be written, or is there
 */
export function writeNamedFile(path: string, content: string, force: boolean): void {
  try {
    const flag = force || isNoFile(path) ? 'w' : 'wx';
    writeFileSync(path, content, { mode: 0o600, flag });
  } catch (error) {
    throw wrongFile(describeFileTrouble(error, path, 'write'));
  }
}

/** A pipe or a device (/dev/stdout) is there, and nothing is lost by writing to it. */
function isNoFile(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
}

function wrongFile(why: string): CommandEnd {
  return new CommandEnd(exitStatus.wrongUse, why);
}
