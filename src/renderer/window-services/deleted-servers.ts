import { type MailServerFields } from '../../contract/mail-servers.ts';

/** Servers that were deleted last from one list, as they can be made again. */
export interface DeletedServers {
  readonly clientId: string;
  readonly fields: readonly MailServerFields[];
}
