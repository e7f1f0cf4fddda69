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

export const clientCalls = {
  'clients.list': query(z.strictObject({}), z.array(client)),
  'clients.create': command(z.strictObject({ name: recordName }), client),
  'clients.rename': command(z.strictObject({ clientId: recordId, name: recordName }), client),
  /** Removes the client with its servers, links, test results, secret and tokens. */
  'clients.remove': command(z.strictObject({ clientId: recordId }), z.null()),
};
