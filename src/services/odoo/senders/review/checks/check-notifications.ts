import { isNoted, linkOfServer } from '../../rules/sender-access.ts';
import { addressesOf, type ReviewedSetUp } from '../reviewed-set-up.ts';
import { sendAsRows, type SenderIssue } from '../sender-issue.ts';

/** A sender without a server is sent as the notifications address: it needs a server of its own. */
export function checkNotifications(setUp: ReviewedSetUp): SenderIssue[] {
  const { servers, notifications, links } = setUp;
  if (servers.length === 0) {
    return [
      {
        code: 'no-outgoing-server',
        severity: 'warning',
        owner: 'odoo-admin',
        params: {},
        serverIds: [],
      },
    ];
  }
  if (notifications === null) {
    return [
      {
        code: 'no-notifications-address',
        severity: 'error',
        owner: 'odoo-admin',
        params: {},
        serverIds: [],
        inSettings: true,
        rows: sendAsRows,
      },
    ];
  }
  const server =
    servers.find((each) => addressesOf(each).includes(notifications)) ??
    servers.find(
      (each) => each.id === setUp.apply(notifications).serverId && isNoted(each, notifications),
    );
  if (server === undefined) {
    return [
      {
        code: 'no-server-for-notifications',
        severity: 'error',
        owner: 'odoo-admin',
        params: { notifications },
        serverIds: [],
        inSettings: true,
        rows: sendAsRows,
      },
    ];
  }
  const link = linkOfServer(server, links);
  if (link?.health.state === 'valid') return [];
  return [
    {
      code: link === null ? 'notifications-mailbox-not-linked' : 'notifications-mailbox-refused',
      severity: 'error',
      owner: 'mailbox-user',
      params: { notifications, server: server.name, mailbox: server.username },
      serverIds: [server.id],
    },
  ];
}
