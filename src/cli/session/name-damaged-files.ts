import { type Collega } from '../../services/collega.ts';
import { askCollega } from './ask-collega.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/** For a question that nothing cancels. */
const never = new AbortController().signal;

/** Names what was found damaged, at every command until it is restored or deleted. */
export async function nameDamagedFiles(collega: Collega, terminal: Terminal): Promise<void> {
  for (const { path, backup } of await askCollega(collega, 'storage.damagedFiles', {}, never)) {
    terminal.warn(translate(backup === null ? 'damagedFile' : 'damagedFileWithBackup', { path }));
  }
}
