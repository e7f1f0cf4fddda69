import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TrustChange } from '../../../contract/trust.ts';
import { inForceLines, trustChangeLine } from '../../../languages/trust-texts.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { DismissButton } from '../../ui/dismiss-button.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { newestFailure, useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** Shows settings that are not as they were confirmed, and once after a start what is in force. */
export function TrustNotice() {
  const { t } = useTranslation();
  const { data } = useQueryCall('trust.read', {});
  const [dismissed, setDismissed] = useState('');
  if (data === undefined) return null;
  if (data.changes.length > 0) return <ChangedNotice changes={data.changes} seen={data.seen} />;
  // What an administrator gave every program of this computer is told under Preferences, Network.
  const chosen = { ...data.inForce, environmentAuthorities: 0 };
  const lines = inForceLines(chosen, (key, values = {}) => t(key as never, values));
  const shown = lines.join('\n');
  if (shown === '' || shown === dismissed) return null;
  return <InForceNotice lines={lines} onDismiss={() => setDismissed(shown)} />;
}

function ChangedNotice(props: { readonly changes: readonly TrustChange[]; readonly seen: string }) {
  const { t } = useTranslation();
  const accept = useCommand('trust.accept');
  const undo = useCommand('trust.undo');
  const busy = accept.isPending || undo.isPending;
  const describe = (change: TrustChange): string =>
    trustChangeLine(change, (key, values = {}) => t(key as never, values));
  return (
    <div className="notice" role="region" aria-label={t('vault.trust.title')}>
      <WarningIcon />
      <div>
        <p>{t('vault.trust.changed')}</p>
        <ul className="mb-0 text-break">
          {props.changes.map((change) => (
            <li key={`${change.client?.id ?? ''} ${change.setting}`}>{describe(change)}</li>
          ))}
        </ul>
      </div>
      <div className="d-flex flex-wrap gap-2">
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          disabled={busy}
          onClick={() => undo.mutate({})}
        >
          {t('vault.trust.undo')}
        </button>
        <button
          type="button"
          className="btn btn-sm btn-secondary"
          disabled={busy}
          onClick={() => accept.mutate({ seen: props.seen })}
        >
          {t('vault.trust.accept')}
        </button>
      </div>
      <FailureAlert failure={newestFailure(accept, undo)} />
    </div>
  );
}

function InForceNotice(props: {
  readonly lines: readonly string[];
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="notice notice-quiet" role="region" aria-label={t('vault.trust.inForceTitle')}>
      <div>
        {props.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <DismissButton onClick={props.onDismiss} />
    </div>
  );
}
