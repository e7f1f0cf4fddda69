import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { lazyScreen } from '../../navigation/lazy-screen.tsx';

const ReportDialog = lazyScreen(async () => (await import('./report-dialog.tsx')).ReportDialog);

interface ReportButtonProps {
  readonly client: Client;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  /** The server in front of the user; null in a list. */
  readonly server: MailServer | null;
  /** Those that a list shows, where it does not show all. */
  readonly shownIds?: readonly string[] | null;
}

/** Opens the dialog that makes a report. */
export function ReportButton({ client, servers, server, shownIds = null }: ReportButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-secondary" onClick={() => setOpen(true)}>
        {t('reports.button')}
      </button>
      {open && (
        <Suspense>
          <ReportDialog
            client={client}
            servers={servers}
            server={server}
            shownIds={shownIds}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
