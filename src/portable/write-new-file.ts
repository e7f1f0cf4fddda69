import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { type FileToSave, type SaveReply } from '../services/shell/ports/shell.ts';

const maxAttempts = 1000;

/** Writes a file under a name that is still free: `report.html`, then `report (2).html`. */
export async function writeNewFile(folder: string, file: FileToSave): Promise<SaveReply> {
  // `base` drops every path that a name might carry.
  const { name, ext } = parse(parse(file.suggestedName).base);
  let path = join(folder, `${name}${ext}`);
  try {
    await mkdir(folder, { recursive: true });
    for (let number = 2; number < maxAttempts; number += 1) {
      if (await wroteNew(path, file.content)) return { kind: 'saved', path };
      path = join(folder, `${name} (${number})${ext}`);
    }
    return { kind: 'failed', path, code: 'EEXIST' };
  } catch (error) {
    return { kind: 'failed', path, code: codeOf(error) };
  }
}

/** `wx` creates or fails, in one step: nothing that is there is ever replaced. */
async function wroteNew(path: string, content: FileToSave['content']): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // On a full disk: half a report would be taken for one.
    if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT') await rm(path, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
}
