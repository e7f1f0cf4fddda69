import { useTranslation } from 'react-i18next';
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
        </>
      )}
    </Dialog>
  );
}
