import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { inForceLines } from '../../../languages/trust-texts.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { AuthorityList } from './authority-list.tsx';
import { ProxyForm } from './proxy-form.tsx';

/** How this computer reaches the internet: its proxy, and the authorities it trusts besides. */
export function NetworkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQueryCall('network.read', {});
  return (
    <Dialog title={t('network.title')} onClose={onClose}>
      <FailureAlert failure={error === null ? null : failureOf(error)} />
      {data !== undefined && (
        <>
          <ProxyForm settings={data} />
          <AuthorityList authorities={data.certificateAuthorities} />
          <InForce />
        </>
      )}
    </Dialog>
  );
}

/** What stands between this computer and the servers now, from wherever it was set. */
function InForce() {
  const { t } = useTranslation();
  const titleId = useId();
  const { data } = useQueryCall('trust.read', {});
  if (data === undefined) return null;
  const lines = inForceLines(data.inForce, (key, values = {}) => t(key as never, values));
  return (
    <section aria-labelledby={titleId}>
      <h3 className="group-title" id={titleId}>
        {t('network.inForce')}
      </h3>
      {lines.length === 0 && <p className="field-hint">{t('network.inForceNone')}</p>}
      {lines.map((line) => (
        <p key={line} className="field-hint">
          {line}
        </p>
      ))}
    </section>
  );
}
