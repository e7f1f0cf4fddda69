import { type Collega } from '../../services/collega.ts';
import { askNewPassphrase } from './ask-new-passphrase.ts';
import { askCollega } from './ask-collega.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';
import { type KeyStoreTrouble } from '../../contract/vault.ts';

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

/**
 * Why no key store keeps anything here, and what helps on this system: over SSH a Mac's login
 * keychain is locked (errSecInteractionNotAllowed, -25308), and a network logon on Windows has no
 * Credential Manager (ERROR_NO_SUCH_LOGON_SESSION, 0x520).
 */
function explainKeyStore(
  trouble: KeyStoreTrouble | null | undefined,
  platform: NodeJS.Platform,
): string {
  if (trouble === null || trouble === undefined) return translate('keyStoreTrouble.none');
  const { kind, text } = trouble;
  const why = translate(`keyStoreTrouble.${kind}`, { text });
  const hint = hintOf(kind, platform);
  return hint === null ? why : `${why} ${translate(`keyStoreHints.${hint}`)}`;
}

type Hint = 'blocked' | 'reinstall' | 'keychain' | 'network-logon' | 'secret-service';

function hintOf(kind: KeyStoreTrouble['kind'], platform: NodeJS.Platform): Hint | null {
  if (kind === 'switched-off') return null;
  if (kind === 'not-loaded') return platform === 'win32' ? 'blocked' : 'reinstall';
  if (platform === 'win32') return 'network-logon';
  return platform === 'darwin' ? 'keychain' : 'secret-service';
}
