import { type Collega } from '../../services/collega.ts';
import { createCollega } from '../../services/create-collega.ts';
import { askCollega } from './ask-collega.ts';
import { CommandEnd, exitStatus } from '../terminal/exit-status.ts';
import { type PlaceOptions } from './read-place.ts';
import { prepareCollega, type Prepared, type PrepareOptions } from './prepare-collega.ts';
import { createTerminalShell } from './terminal-shell.ts';
import { warnOfOldNode } from '../terminal/old-node.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { currentLanguage, translate } from '../terminal/texts.ts';
import { describeFailure } from '../terminal/window-texts.ts';
import { formatInForce } from '../output/format-in-force.ts';
import { type TrustInForce } from '../../contract/trust.ts';

/** For questions that nothing cancels. */
const never = new AbortController().signal;

export interface OpenedCollega {
  readonly collega: Collega;
  readonly prepared: Prepared;
  /** Ends Collega and the sandbox. */
  readonly close: () => Promise<void>;
}

/**
 * How far the vault of a passphrase is opened. `ask`: for secrets and tokens. `if-given`: with what
 * the environment gives, and no question. `no`: records are read alone, which are not sealed.
 */
export type Unlocking = 'ask' | 'if-given' | 'no';

/** Opens Collega without a window, its vault unlocked where a passphrase is to be had. */
export async function openCollega(
  place: PlaceOptions,
  terminal: Terminal,
  options: Pick<PrepareOptions, 'keepsSecrets'> & { readonly unlocking?: Unlocking } = {},
): Promise<OpenedCollega> {
  const { unlocking = 'ask' } = options;
  warnOfOldNode(terminal);
  const prepared = await prepareCollega(place, { ...options, unlocks: unlocking !== 'no' });
  try {
    const shell = createTerminalShell(terminal, prepared);
    const collega = await createCollega({
      ...prepared.options,
      shell,
      language: currentLanguage(),
    });
    collega.onEvent((name, payload) => {
      if (name === 'trust.inForce')
        formatInForce(payload as TrustInForce).forEach((line) => terminal.warn(line));
    });
    const close = async (): Promise<void> => {
      await collega.dispose();
      await prepared.sandbox?.close();
    };
    await nameDamagedFiles(collega, terminal);
    if (unlocking !== 'no') {
      const given = prepared.options.passphrase !== null;
      await unlockVault(collega, terminal, { given, asks: unlocking === 'ask' });
    }
    return { collega, prepared, close };
  } catch (error) {
    // The practice tenant's servers would keep the process alive.
    await prepared.sandbox?.close();
    throw error;
  }
}

/** Asks for the passphrase of a vault that needs one, three times at most. */
async function unlockVault(
  collega: Collega,
  terminal: Terminal,
  { given, asks }: { readonly given: boolean; readonly asks: boolean },
): Promise<void> {
  const interactive = asks && terminal.interactive;
  let wrong = given;
  for (let tries = 3; tries > 0; tries -= 1) {
    const status = await askCollega(collega, 'vault.status', {}, never);
    if (status.state === 'open' || status.reason !== 'passphrase-needed') return;
    if (wrong) {
      const message = describeFailure({ kind: 'vault-locked', reason: 'wrong-passphrase' });
      if (!interactive) throw new CommandEnd(exitStatus.wrongUse, message);
      terminal.note(message);
    }
    if (!interactive) return;
    const passphrase = await terminal.ask(`${translate('passphraseOfVault')} `, { hidden: true });
    if (passphrase === null || passphrase === '') return;
    wrong = await askCollega(collega, 'vault.unlock', { passphrase }, never).then(
      () => false,
      () => true,
    );
  }
}

/** Names what was found damaged, at every command until it is restored or deleted. */
async function nameDamagedFiles(collega: Collega, terminal: Terminal): Promise<void> {
  for (const { path, backup } of await askCollega(collega, 'storage.damagedFiles', {}, never)) {
    terminal.warn(translate(backup === null ? 'damagedFile' : 'damagedFileWithBackup', { path }));
  }
}
