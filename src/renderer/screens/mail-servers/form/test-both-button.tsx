import { useTranslation } from 'react-i18next';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useTestRun } from '../../connection-tests/use-test-run.ts';
import { findCounterpart } from './find-counterpart.ts';

interface TestBothButtonProps {
  readonly server: MailServer | null;
  readonly servers: readonly MailServer[];
  readonly sendMessage?: boolean;
  readonly onBeforeTest: () => Promise<MailServer | null>;
}

/** Tests the mailbox in both directions side by side; not there when it has only one. */
export function TestBothButton({
  server,
  servers,
  sendMessage = false,
  onBeforeTest,
}: TestBothButtonProps) {
  const { t } = useTranslation();
  const { testRuns } = useServices();
  const other = server === null ? null : findCounterpart(server, servers);
  const own = useTestRun(server?.id ?? '')?.state === 'running';
  const beside = useTestRun(other?.id ?? '')?.state === 'running';
  if (other === null) return null;
  const busy = own || beside;
  const test = async () => {
    if (busy) return;
    const saved = await onBeforeTest();
    if (saved === null) return;
    const counterpart = findCounterpart(saved, servers);
    if (counterpart === null) await testRuns.start(saved.id, { sendMessage });
    else await testRuns.startBoth(saved.id, counterpart.id, { sendMessage });
  };
  return (
    <button
      type="button"
      className="btn btn-secondary"
      aria-disabled={busy}
      onClick={() => void test()}
    >
      {t('tests.bothWays')}
    </button>
  );
}
