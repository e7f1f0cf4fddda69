import { type Failure } from './failures.ts';

/** Key of a failure's sentence in the language files (`ui`), filled with the failure's own fields. */
export function failureTextKey(failure: Failure) {
  switch (failure.kind) {
    case 'not-found':
      return `failures.notFound.${failure.what}` as const;
    case 'vault-locked':
      return `failures.vaultLocked.${failure.reason}` as const;
    case 'not-saved':
      return `failures.notSaved.${whyNotSaved(failure.code)}` as const;
    case 'report-unreadable':
      return `failures.reportUnreadable.${failure.reason}` as const;
    case 'client-file-unreadable':
      return `failures.clientFileUnreadable.${failure.reason}` as const;
    default:
      return `failures.${failure.kind}` as const;
  }
}

/** What Node's code of a refused write means to the user who saves. */
function whyNotSaved(code: string): 'full' | 'readOnly' | 'inUse' | 'other' {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'readOnly';
    case 'ELOCKED':
      return 'inUse';
    default:
      return 'other';
  }
}
