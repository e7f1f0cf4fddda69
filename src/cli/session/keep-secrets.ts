import { type Collega } from '../../services/collega.ts';
import { askNewPassphrase } from './ask-new-passphrase.ts';
import { askCollega } from './ask-collega.ts';
import { explainKeyStore } from '../output/explain-key-store.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

/**
 * Where nothing keeps secrets yet, lets the person choose a passphrase, or none. Answers whether
 * secrets are kept.
 */
export async function chooseHowToKeep(
  collega: Collega,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  const vault = await askCollega(collega, 'vault.status', {}, signal);
  if (vault.state !== 'open' || vault.backend !== 'memory') return true;
  terminal.note(explainKeyStore(vault.keyStoreTrouble, process.platform));
  if (!terminal.interactive) return false;
  terminal.note(translate('chooseHowToKeep'));
  const passphrase = await askNewPassphrase(terminal, 'newPassphraseOrNone');
  if (passphrase === null) return false;
  await askCollega(collega, 'vault.setPassphrase', { passphrase }, signal);
  return true;
}
