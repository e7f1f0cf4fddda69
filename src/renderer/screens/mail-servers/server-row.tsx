import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type MailboxLink } from '../../../contract/mailbox-links.ts';
import { useServices } from '../../bridge/services-context.ts';
import { useFormat } from '../../language/use-format.ts';
import { paths } from '../../navigation/paths.ts';

interface ServerRowProps {
  readonly server: MailServer;
  readonly links: readonly MailboxLink[];
}

/** The name is the link; a click anywhere else in the row does the same for the mouse. */
export function ServerRow({ server, links }: ServerRowProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { location } = useServices();
  const path = paths.server(server.clientId, server.direction, server.id);
  const link = links.find(({ mailbox }) => mailbox === server.username.toLowerCase());
  const state = link === undefined ? 'none' : link.health.state;
  const { lastTest } = server;
  return (
    <tr onClick={() => location.navigate(path)}>
      <th scope="row">
        <Link href={path} onClick={(event) => event.stopPropagation()}>
          {server.name}
        </Link>
      </th>
      <td>{server.host}</td>
      <td>{server.username}</td>
      <td>{t(`servers.encryptions.${server.encryption}`)}</td>
      <td>
        <span className={`dot dot-${state}`}>{t(`servers.linkState.${state}`)}</span>
      </td>
      <td>
        {lastTest === null ? (
          <span className="muted">{t('servers.neverTested')}</span>
        ) : (
          <span className={`dot dot-${lastTest.outcome}`}>
            {t(`servers.testState.${lastTest.outcome}`)}{' '}
            <span className="muted">{dateTime(lastTest.startedAt)}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
