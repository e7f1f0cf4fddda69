import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type VaultStatus } from '../../../contract/vault.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ForgetEverything } from './forget-everything.tsx';
import { IdleLockField } from './idle-lock-field.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';

type Purpose = 'keep' | 'set' | 'change' | 'unlock';

/** Where the keys of this machine rest, and what may be done about it. */
export function VaultDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data: status, error } = useQueryCall('vault.status', {});
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  return (
    <Dialog title={t('vault.title')} onClose={onClose}>
      <FailureAlert failure={error === null ? null : failureOf(error)} />
      {status !== undefined && (
        <>
          <VaultState status={status} />
          {status.state === 'open' && <OpenVault status={status} onPassphrase={setPurpose} />}
          {status.state === 'locked' && status.openers.includes('passphrase') && (
            <button
              type="button"
              className="btn btn-sm btn-primary"
              onClick={() => setPurpose('unlock')}
            >
              {t('vault.unlock')}
            </button>
          )}
          <IdleLockField />
          <ForgetEverything />
        </>
      )}
      {purpose !== null && <PassphraseDialog purpose={purpose} onClose={() => setPurpose(null)} />}
    </Dialog>
  );
}

function VaultState({ status }: { readonly status: VaultStatus }) {
  const { t } = useTranslation();
  const openers = status.openers.map((opener) => t(`vault.openers.${opener}`));
  const state = status.state === 'open' ? status.backend : 'locked';
  return (
    <dl className="pairs">
      <dt>{t('vault.state')}</dt>
      <dd>{t(`vault.states.${state}`)}</dd>
      <dt>{t('vault.openedBy')}</dt>
      <dd>{openers.length > 0 ? openers.join('; ') : t('vault.noOpener')}</dd>
    </dl>
  );
}

function OpenVault(props: {
  readonly status: Extract<VaultStatus, { state: 'open' }>;
  readonly onPassphrase: (purpose: Purpose) => void;
}) {
  const { t } = useTranslation();
  const { status, onPassphrase } = props;
  const use = useCommand('vault.useKeyStore');
  const lock = useCommand('vault.lock');
  const byPassphrase = status.openers.includes('passphrase');
  const inMemory = status.backend === 'memory';
  const byKeyStore = status.openers.some((opener) => opener !== 'passphrase');
  const purpose = inMemory ? 'keep' : byPassphrase ? 'change' : 'set';
  return (
    <>
      <div className="button-row">
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          onClick={() => onPassphrase(purpose)}
        >
          {t(byPassphrase ? 'vault.changePassphrase' : 'vault.setPassphrase')}
        </button>
        {(status.keyStore === 'available' || status.keyStore === 'refused') && (
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            disabled={use.isPending}
            onClick={() => use.mutate({ use: true })}
          >
            {t(inMemory ? 'vault.useKeyStore' : 'vault.remember')}
          </button>
        )}
        {byPassphrase && byKeyStore && (
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            title={t('vault.askEveryTimeText')}
            disabled={use.isPending}
            onClick={() => use.mutate({ use: false })}
          >
            {t('vault.askEveryTime')}
          </button>
        )}
        {!inMemory && (
          <button
            type="button"
            className="btn btn-sm btn-secondary"
            disabled={lock.isPending}
            onClick={() => lock.mutate({})}
          >
            {t('vault.lock')}
          </button>
        )}
      </div>
      {!inMemory && (
        <p className="field-hint">
          {t(byKeyStore ? 'vault.lockTextKeyStore' : 'vault.lockTextPassphrase')}
        </p>
      )}
      <FailureAlert failure={newestFailure(use, lock)} />
    </>
  );
}
