import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { decodeText } from './decode-text.ts';
import { describeFileTrouble } from './describe-file-trouble.ts';
import { CommandEnd, exitStatus } from './exit-status.ts';

/**
 * All of a text file that the user named, or of standard input for `-`; null when it holds more than
 * `longest` bytes.
 * @throws CommandEnd with the remedy when it cannot be read
 */
export async function readNamedFile(path: string, longest: number): Promise<string | null> {
  const content = await readNamedBytes(path, longest);
  return content === null ? null : decodeText(content);
}

/**
 * The same for a file that may be no text. Read in pieces, and no further than it may be long: a
 * device such as /dev/zero has the size 0 and no end, and a pipe's writer may be slow.
 */
export async function readNamedBytes(path: string, longest: number): Promise<Buffer | null> {
  try {
    if (path === '-') return await readWithin(process.stdin, longest);
    const file = await open(path);
    try {
      return await readWithin(file.createReadStream({ autoClose: false }), longest);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw wrongFile(describeFileTrouble(error, path, 'read'));
  }
}

async function readWithin(
  pieces: AsyncIterable<Buffer | string>,
  longest: number,
): Promise<Buffer | null> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > longest) return null;
    kept.push(bytes);
  }
  return Buffer.concat(kept);
}

/**
 * Writes the file that the user named, for this user alone. Replaces one that is there with `force`
 * alone: a forgotten name must not cost last month's report.
 * @throws CommandEnd with the remedy when it cannot be written, or is there
 */
export function writeNamedFile(path: string, content: string, force: boolean): void {
  try {
    if (isNoFile(path)) writeFileSync(path, content);
    else if (force) replaceFile(path, content);
    else writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw wrongFile(describeFileTrouble(error, path, 'write'));
  }
}

/**
 * A new file takes the old one's place: it has this user's mode and not the old one's, a link is
 * replaced instead of followed, and a full disk leaves the old one whole.
 */
function replaceFile(path: string, content: string): void {
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    writeFileSync(beside, content, { mode: 0o600, flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
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
