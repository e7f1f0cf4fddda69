import { type MailServer } from '../../../contract/mail-servers.ts';
import { TestPanel } from './test-panel.tsx';
import { useBeside } from './use-test-run.ts';

interface CounterpartPanelProps {
  readonly serverId: string;
  readonly servers: readonly MailServer[];
}

/** The test of the other direction, when both were started together. */
export function CounterpartPanel({ serverId, servers }: CounterpartPanelProps) {
  const beside = useBeside(serverId);
  const other = servers.find(({ id }) => id === beside);
  return other === undefined ? null : (
    <TestPanel serverId={other.id} counterpart={other.name} actions={null} />
  );
}
