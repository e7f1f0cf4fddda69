import { mailServerFields, type MailServer } from '../../contract/mail-servers.ts';
import { createServer } from './mail-servers/mail-server-handlers.ts';

/** The fields that a user fills in, without identity, owner, tests and confirmation. */
export function fieldsOfServer(server: MailServer) {
  const shape =
    server.direction === 'outgoing' ? mailServerFields.options[0] : mailServerFields.options[1];
  // The shape says what a field is: one that is added later is copied too.
  const names = new Set(Object.keys(shape.shape));
  return mailServerFields.parse(
    Object.fromEntries(Object.entries(server).filter(([name]) => names.has(name))),
  );
}

/** The same server for another client, not tested yet. */
export function copyServer(server: MailServer, clientId: string, createdAt: string): MailServer {
  return createServer(clientId, fieldsOfServer(server), createdAt);
}
