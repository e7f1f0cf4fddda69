import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type VaultStatus } from '../../../contract/vault.ts';
import { useQueryCall } from '../../bridge/use-query-call.ts';
import { CrossIcon, WarningIcon } from '../../ui/icons.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';

/** Says when secrets are not kept, or cannot be read, and offers the way out. */
export function VaultNotice() {
  const { t } = useTranslation();
  const status = useQueryCall('vault.status', {});
  const [chosen, setChosen] = useState<'set' | 'unlock' | 'none' | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const notice = status.data === undefined ? null : noticeOf(status.data);
  // A locked vault asks by itself, once; whoever says no finds the button in the notice.
  const dialog = chosen ?? (notice?.kind === 'passphrase-needed' ? 'unlock' : 'none');
  if (notice === null || (notice.kind === 'memory' && dismissed)) return null;
  return (
    <div className="notice" role="region" aria-label={t('vault.title')}>
      <WarningIcon />
      <p>{t(`vault.notice.${notice.kind}`)}</p>
      {notice.action === 'set' && (
        <button type="button" className="btn btn-sm btn-secondary" onClick={() => setChosen('set')}>
          {t('vault.setPassphrase')}
        </button>
      )}
      {notice.action === 'unlock' && (
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          onClick={() => setChosen('unlock')}
        >
          {t('vault.unlock')}
        </button>
      )}
      {notice.kind === 'memory' && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('actions.dismiss')}
          onClick={() => setDismissed(true)}
        >
          <CrossIcon />
        </button>
      )}
      {dialog !== 'none' && <PassphraseDialog purpose={dialog} onClose={() => setChosen('none')} />}
    </div>
  );
}

interface Notice {
  readonly kind: 'memory' | 'passphrase-needed' | 'other-backend' | 'damaged';
  readonly action: 'set' | 'unlock' | null;
}

function noticeOf(status: VaultStatus): Notice | null {
  if (status.state === 'open') {
    return status.backend === 'memory' ? { kind: 'memory', action: 'set' } : null;
  }
  return {
    kind: status.reason,
    action: status.reason === 'passphrase-needed' ? 'unlock' : null,
  };
}
