import { useServices } from '../../../window-services/services-context.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { useTestRun } from '../../connection-tests/use-test-run.ts';

interface TestButtonProps {
  readonly serverId: string | null;
  readonly label: string;
  readonly buttonClass: string;
  /** Outgoing: also send a message to oneself. */
  readonly sendMessage?: boolean;
  /** Only whether the server can be reached: no mailbox needs to be linked. */
  readonly networkOnly?: boolean;
  readonly onBeforeTest: () => Promise<MailServer | null>;
}

/**
 * Saves first, as Odoo does, then tests what was saved. While the test runs the button says that it
 * is disabled but keeps the focus, which a really disabled one would lose.
 */
export function TestButton({
  serverId,
  label,
  buttonClass,
  sendMessage = false,
  networkOnly = false,
  onBeforeTest,
}: TestButtonProps) {
  const { testRuns } = useServices();
  const running = useTestRun(serverId ?? '')?.state === 'running';
  const test = async () => {
    if (running) return;
    const saved = await onBeforeTest();
    if (saved !== null) await testRuns.start(saved.id, { sendMessage, networkOnly });
  };
  return (
    <button
      type="button"
      className={buttonClass}
      aria-disabled={running}
      onClick={() => void test()}
    >
      {label}
    </button>
  );
}
