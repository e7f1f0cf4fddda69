import { type MailServer } from '../../../contract/mail-servers.ts';
import { TestPanel } from './test-panel.tsx';
import { useBeside } from './use-test-run.ts';

interface OtherWayPanelProps {
  readonly serverId: string;
  readonly servers: readonly MailServer[];
}

/** The test of the other direction, when both were started together. */
export function OtherWayPanel({ serverId, servers }: OtherWayPanelProps) {
  const beside = useBeside(serverId);
  const other = servers.find(({ id }) => id === beside);
  return other === undefined ? null : (
    <TestPanel serverId={other.id} otherWay={other.name} actions={null} />
  );
}
