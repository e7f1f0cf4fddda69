import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { paths } from '../../../navigation/paths.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { findCounterpart } from './find-counterpart.ts';

interface CounterpartButtonProps {
  readonly server: MailServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  readonly onBeforeCreate: () => Promise<MailServer | null>;
}

/** Creates and shows the server of this mailbox in the other direction; once there, leads to it. */
export function CounterpartButton({ server, servers, onBeforeCreate }: CounterpartButtonProps) {
  const { t } = useTranslation();
  const { location } = useServices();
  const create = useCommand('mailServers.createCounterpart');
  if (server === null) return null;
  const show = ({ clientId, direction, id }: MailServer) =>
    location.navigate(paths.server(clientId, direction, id));
  const other = findCounterpart(server, servers);
  if (other !== null) {
    return (
      <Link
        href={paths.server(other.clientId, other.direction, other.id)}
        className="btn btn-secondary"
      >
        {t(`serverForm.openOther.${server.direction}`)}
      </Link>
    );
  }
  const saveAndCreate = async () => {
    const saved = await onBeforeCreate();
    if (saved !== null) await create.runHere({ serverId: saved.id }, show);
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-secondary"
        aria-disabled={create.isPending}
        onClick={() => {
          if (!create.isPending) void saveAndCreate();
        }}
      >
        {t(`serverForm.createOther.${server.direction}`)}
      </button>
      <FailureAlert failure={create.error === null ? null : failureOf(create.error)} />
    </>
  );
}
