import { z } from 'zod';
import { applicationId, authority, cloud, odooAddress } from './azure-app.ts';
import { command, query } from './call.ts';
import { client } from './clients.ts';
import { isoDateTime, recordId, recordName } from './identifiers.ts';
import { mailServerFields } from './mail-servers.ts';
import { orEmpty } from './or-empty.ts';
import { senderSettings } from './sender-settings.ts';

/** Longest file that is imported, in characters: far above 10,000 servers. */
export const maxClientFileLength = 8 * 1024 * 1024;

/**
 * A client as a colleague starts from it; published as docs/client.schema.json. Neither the secret
 * nor its expiry date, no token, link, or test result: the date belongs to a secret that the next
 * person may not have.
 */
export const clientFile = z.strictObject({
  schema: z.literal('collega.client/1'),
  exportedAt: isoDateTime,
  client: z.strictObject({
    name: recordName,
    azureApp: z.strictObject({
      applicationId: orEmpty(applicationId),
      authority,
      cloud: cloud.exclude(['sandbox']),
      odooUrl: orEmpty(odooAddress),
    }),
    senderSettings,
    /** Steps of the guide that were ticked. */
    guideDone: client.shape.guideDone.max(200, { error: 'too-long' }),
  }),
  servers: z.array(mailServerFields).max(10_000, { error: 'too-long' }),
});
export type ClientFile = z.infer<typeof clientFile>;

export const clientFileCalls = {
  'clientFiles.create': query(
    z.strictObject({ clientId: recordId }),
    z.strictObject({
      /** The file, indented. */
      content: z.string(),
      /** With extension; free of characters that a file system refuses. */
      fileName: z.string(),
    }),
  ),
  /** Saves the file where the user says (Electron) or among the downloads. Null: cancelled. */
  'clientFiles.save': command(
    z.strictObject({ clientId: recordId }),
    z.strictObject({ path: z.string() }).nullable(),
    { changes: [] },
  ),
  /** What importing a file would make, before anything of it is kept. */
  'clientFiles.preview': query(
    z.strictObject({ content: z.string().max(maxClientFileLength, { error: 'too-long' }) }),
    z.strictObject({
      /** Under which the client would be here. */
      name: z.string(),
      nameInFile: z.string(),
      odooUrl: z.string(),
      applicationId: z.string(),
      outgoing: z.number().int().nonnegative(),
      incoming: z.number().int().nonnegative(),
      /** Most servers first; `foreign`: not one of Microsoft's, to be confirmed. */
      hosts: z.array(
        z.strictObject({
          host: z.string(),
          servers: z.number().int().positive(),
          foreign: z.boolean(),
        }),
      ),
    }),
    { shows: ['clients'] },
  ),
  /**
   * Makes a new client of a file; never touches one that is there. All of the file, or nothing:
   * nothing, with the failure `foreign-hosts`, until the user has confirmed each host that is not
   * one of Microsoft's. Confirming lets tests connect there, but gives them no token.
   */
  'clientFiles.import': command(
    z.strictObject({
      content: z.string().max(maxClientFileLength, { error: 'too-long' }),
      /** As they stood in the failure. */
      confirmedHosts: z.array(z.string().max(253)).max(10_000).default([]),
    }),
    z.strictObject({
      client,
      /** As it stands in the file; another one was given where this was taken. */
      nameInFile: z.string(),
      servers: z.number().int().nonnegative(),
    }),
    { changes: ['clients', 'mail-servers'] },
  ),
};
