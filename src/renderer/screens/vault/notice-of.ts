import { type VaultStatus } from '../../../contract/vault.ts';

export type VaultAction =
  'set' | 'keep' | 'unlock' | 'retry' | 'use-key-store' | 'restore' | 'start-empty';

/** Key of a notice's sentence under `vault.notice`. */
export type NoticeText =
  | 'memory'
  | 'memory-available'
  | 'memory-refused'
  | 'memory-waiting'
  | 'passphrase-needed'
  | 'other-backend-electron'
  | 'other-backend-keyring'
  | 'other-backend-other-key-store'
  | 'key-store-refused'
  | 'closed'
  | 'damaged'
  | 'newer-format';

export interface VaultNoticeContent {
  readonly text: NoticeText;
  readonly actions: readonly VaultAction[];
}

/** What is to be said of the vault, and what may be done about it; null when all is well. */
export function noticeOf(status: VaultStatus): VaultNoticeContent | null {
  if (status.state === 'open') {
    if (status.backend !== 'memory') return null;
    if (status.keyStoreTrouble?.kind === 'waiting') {
      return { text: 'memory-waiting', actions: ['set', 'keep'] };
    }
    switch (status.keyStore) {
      case 'refused':
        return { text: 'memory-refused', actions: ['use-key-store', 'set', 'keep'] };
      case 'available':
        return { text: 'memory-available', actions: ['use-key-store', 'set', 'keep'] };
      default:
        return { text: 'memory', actions: ['set', 'keep'] };
    }
  }
  const { openers } = status;
  const retry: readonly VaultAction[] = status.canRetry ? ['retry'] : [];
  const unlock: readonly VaultAction[] = openers.includes('passphrase') ? ['unlock'] : [];
  switch (status.reason) {
    case 'closed':
      // A vault that another Collega has forgotten is opened by beginning it.
      return { text: 'closed', actions: unlock.length > 0 ? [...unlock, ...retry] : ['retry'] };
    case 'passphrase-needed':
      return { text: 'passphrase-needed', actions: [...unlock, ...retry, 'start-empty'] };
    case 'other-backend': {
      const opener = openers.find((each) => each !== 'passphrase') ?? 'other-key-store';
      return { text: `other-backend-${opener}`, actions: ['start-empty'] };
    }
    case 'key-store-refused':
      return { text: 'key-store-refused', actions: ['retry', 'start-empty'] };
    case 'damaged':
      return { text: 'damaged', actions: ['restore', 'start-empty'] };
    case 'newer-format':
      return { text: 'newer-format', actions: [] };
  }
}
