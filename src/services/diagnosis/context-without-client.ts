import { type Language } from '../../contract/settings.ts';
import { type DiagnosisContext } from './signal.ts';

/** Of a text without a client, nothing is known but the language of its reader. */
export function contextWithoutClient(language: Language): DiagnosisContext {
  return {
    mailbox: '',
    signedInAs: null,
    host: null,
    port: null,
    applicationId: null,
    tenant: null,
    redirectUri: null,
    language,
  };
}
