import { read } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from '../../services/store/storage/code-of.ts';
import { decodeText } from './decode-text.ts';
import { CommandEnd, exitStatus } from './exit-status.ts';
import { translate } from './texts.ts';

/** Bytes: the longest passphrase with room to spare. */
const maxBytes = 4096;
/** For a pipe that was made not to block: asked again, a minute long. */
const againMs = 50;
const maxAgain = 1200;

const readBytes = promisify(read);

/**
 * The first line of what a file descriptor holds that the caller has opened (`3<file`): in no
 * variable, no argument and no shell history. No more is asked for than the line, since a read that
 * waits for a pipe left open would keep the process. @throws CommandEnd when it cannot be read
 */
export async function readDescriptor(descriptor: number): Promise<string> {
  const bytes = Buffer.alloc(maxBytes);
  let length = 0;
  for (let again = 0; length < maxBytes;) {
    try {
      const { bytesRead } = await readBytes(descriptor, bytes, length, maxBytes - length, null);
      length += bytesRead;
      if (bytesRead === 0 || bytes.subarray(0, length).includes('\n')) break;
    } catch (error) {
      const code = codeOf(error) ?? 'unknown';
      again += 1;
      if (code !== 'EAGAIN' || again > maxAgain) {
        const message = translate('descriptorUnreadable', { descriptor, code });
        throw new CommandEnd(exitStatus.wrongUse, message);
      }
      await delay(againMs);
    }
  }
  const [line = ''] = decodeText(bytes.subarray(0, length)).split(/\r?\n/u);
  bytes.fill(0);
  return line;
}
