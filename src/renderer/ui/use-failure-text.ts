import { useTranslation } from 'react-i18next';
import { type Failure } from '../../contract/failures.ts';
import { assertNever } from '../assert-never.ts';

/** One sentence for each kind of failure: what happened and what to do. */
export function useFailureText(): (failure: Failure) => string {
  const { t } = useTranslation();
  return (failure) => {
    switch (failure.kind) {
      case 'not-found':
        return t(`failures.notFound.${failure.what}`);
      case 'vault-locked':
        return t(`failures.vaultLocked.${failure.reason}`);
      case 'not-saved':
        return t('failures.not-saved', { path: failure.path, code: failure.code });
      case 'unknown-call':
        return t('failures.unknown-call', { name: failure.name });
      case 'unexpected':
        return t('failures.unexpected', { reference: failure.reference });
      case 'invalid-input':
      case 'azure-app-incomplete':
      case 'sandbox-not-running':
      case 'already-running':
      case 'cancelled':
      case 'refused-sender':
        return t(`failures.${failure.kind}`);
      default:
        return assertNever(failure);
    }
  };
}
