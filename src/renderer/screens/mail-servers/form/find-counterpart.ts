import { type MailServer } from '../../../../contract/mail-servers.ts';

/** The server of the same mailbox in the other direction, an active one first; null without one. */
export function findCounterpart(
  server: Pick<MailServer, 'direction' | 'username'>,
  servers: readonly MailServer[],
): MailServer | null {
  const others = servers.filter(
    ({ direction, username }) =>
      direction !== server.direction && username.toLowerCase() === server.username.toLowerCase(),
  );
  return others.find(({ active }) => active) ?? others[0] ?? null;
}
