import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showHost } from '../../../contract/mail-hosts.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand } from '../../window-services/use-command.ts';

/** The finding that this button answers. */
export const foreignHostFinding = 'token-not-sent-to-foreign-host';

interface AllowHostButtonProps {
  readonly serverId: string;
  /** As the test saw it: a record that was changed since is refused by the services. */
  readonly host: string;
  readonly mailbox: string;
}

/** Allows a host that is not Microsoft's for one server, after a question, and tests it again. */
export function AllowHostButton({ serverId, host, mailbox }: AllowHostButtonProps) {
  const { t } = useTranslation();
  const { testRuns } = useServices();
  const [asking, setAsking] = useState(false);
  const allow = useCommand('connectionTests.allowHost');
  const shown = showHost(host);
  const confirm = () =>
    void allow.run({ serverId, host }, () => {
      setAsking(false);
      void testRuns.start(serverId);
    });
  return (
    <>
      <button type="button" className="btn btn-secondary" onClick={() => setAsking(true)}>
        {t('tests.allowHost.button', { host: shown })}
      </button>
      {asking && (
        <ConfirmDialog
          title={t('tests.allowHost.title', { host: shown })}
          confirm={t('tests.allowHost.confirm')}
          busy={allow.isPending}
          failure={allow.error === null ? null : failureOf(allow.error)}
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        >
          <p>{t('tests.allowHost.text', { mailbox })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
