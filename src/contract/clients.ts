import { z } from 'zod';
import { azureApp } from './azure-app.ts';
import { command, query } from './call.ts';
import { isoDateTime, recordId, recordName } from './identifiers.ts';
import { senderSettings } from './sender-settings.ts';

/** One customer's set-up. Nothing crosses between clients. */
export const client = z.strictObject({
  id: recordId,
  name: recordName,
  /** The built-in practice tenant: its servers and its authority run on this machine. */
  sandbox: z.boolean(),
  /** Put away: kept with everything of its own, and out of the usual lists. */
  archived: z.boolean(),
  azureApp,
  senderSettings,
  /** Steps of the guide that the user has ticked, by name. */
  guideDone: z.array(z.string().max(60)),
  createdAt: isoDateTime,
});
export type Client = z.infer<typeof client>;

const count = z.number().int().nonnegative();

/** How a client fares, in numbers: what its list shows of it. */
export const clientHealth = z.strictObject({
  clientId: recordId,
  /** Active servers. */
  servers: count,
  /** Archived servers: nothing below counts them. */
  archived: count,
  /** Mailboxes of active servers by the state of their link. */
  links: z.strictObject({ valid: count, broken: count, missing: count }),
  /**
   * Active servers by their last test. `outdated`: something that it depends on has changed since.
   * `never`: none has ended; one that was cancelled counts as none.
   */
  tests: z.strictObject({
    passed: count,
    warning: count,
    failed: count,
    outdated: count,
    never: count,
  }),
  /** When the oldest of the tests that are counted began; null where none is. */
  oldestTestAt: isoDateTime.nullable(),
});
export type ClientHealth = z.infer<typeof clientHealth>;

export const clientCalls = {
  'clients.list': query(z.strictObject({}), z.array(client), { shows: ['clients'] }),
  /** Of all clients at once, from one reading of the records. */
  'clients.health': query(z.strictObject({}), z.array(clientHealth), {
    shows: ['clients', 'mail-servers', 'mailbox-links'],
  }),
  'clients.create': command(z.strictObject({ name: recordName }), client, { changes: ['clients'] }),
  'clients.rename': command(z.strictObject({ clientId: recordId, name: recordName }), client, {
    changes: ['clients'],
  }),
  /** A new client with the servers and settings of this one; no secret, link, or test result. */
  'clients.duplicate': command(z.strictObject({ clientId: recordId, name: recordName }), client, {
    changes: ['clients', 'mail-servers'],
  }),
  'clients.setArchived': command(
    z.strictObject({ clientId: recordId, archived: z.boolean() }),
    client,
    { changes: ['clients'] },
  ),
  /** Removes the client with its servers, links, test results, secret and tokens. */
  'clients.remove': command(z.strictObject({ clientId: recordId }), z.null(), {
    changes: ['clients', 'mail-servers', 'mailbox-links'],
  }),
};
