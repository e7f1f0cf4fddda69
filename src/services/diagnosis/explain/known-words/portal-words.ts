import { type KnownMessage } from '../../known-message.ts';
import { anySentence, type KnownWords, type WordsPattern } from './known-words.ts';

const said = (message: KnownMessage, pattern: WordsPattern): KnownWords => ({
  pattern,
  signal: (text) => ({ kind: 'message', message, text }),
});

/** The Entra portal, browsers, Electron and Collega itself (failures.md A1, rows 80, 103, 109). */
export const portalWords: readonly KnownWords[] = [
  // Where Microsoft's admin consent page ends, as it stands in the address bar.
  said(
    'admin-consent-declined',
    /\berror=access_denied\b[^]{0,4000}?&admin_consent=True\b|\badmin_consent=True\b[^\s"]{0,2000}&error=access_denied\b/iu,
  ),
  said(
    'admin-consent-given',
    /(?:https?:\/\/[^\s"?]{1,300})?\?(?![^\s"]{0,2000}\berror=)[^\s"]{0,600}\badmin_consent=True\b[^\s"]{0,300}/iu,
  ),
  said('portal-token-version', /requestedAccessTokenVersion[^\r\n]{0,20} is invalid/iu),
  said(
    'portal-no-directory',
    anySentence(['The ability to create applications outside of a directory has been deprecated']),
  ),
  said('portal-redirect-not-https', /must start with "?https"? or "?http:\/\/localhost"?/iu),
  said(
    'portal-registration-denied',
    /Authorization_RequestDenied[^\r\n]{0,200}|you (?:do not|don't) have (?:access|permission)s? to (?:register|create) applications?/iu,
  ),
  said(
    'portal-secrets-forbidden',
    /CredentialTypeNotAllowedAsPerAppPolicy[^\r\n]{0,200}|blocked by (?:a )?tenant-wide policy/iu,
  ),
  said(
    'browser-localhost-refused',
    /(?:localhost|127\.0\.0\.1) (?:refused to connect|ha negato la connessione|non consente la connessione)/iu,
  ),
  said(
    'shared-mailbox-old-form',
    /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\\[\w.+-]{2,64}/u,
  ),
  said(
    'token-not-a-jwt',
    /JWT is not well formed[^\r\n]{0,120}|CompactToken parsing failed[^\r\n]{0,120}|\bjwt malformed\b/iu,
  ),
  said(
    'vault-cannot-open',
    anySentence(
      [
        'Error while decrypting the ciphertext provided to safeStorage.decryptString',
        'The vault was sealed by another user or computer',
        'La cassaforte è stata sigillata da un altro utente',
      ],
      100,
    ),
  ),
];
