import { z } from 'zod';
import { authority, cloud } from '../../../contract/azure-app.ts';
import { client } from '../../../contract/clients.ts';
import { mailServer } from '../../../contract/mail-servers.ts';
import { mailboxLink } from '../../../contract/mailbox-links.ts';
import { machineSettings } from '../../../contract/settings.ts';
import { migrateRecords } from './migrate-records.ts';

/** A client as stored: what follows from other things (secret, redirect URI) is not. */
const storedClient = client.extend({
  azureApp: z.strictObject({
    applicationId: z.string(),
    secretExpiresOn: z.iso.date().nullable(),
    authority,
    cloud,
    odooUrl: z.string(),
  }),
});
export type StoredClient = z.infer<typeof storedClient>;

export const presentSchema = 2;

export const recordsContent = z.strictObject({
  schema: z.literal(presentSchema),
  clients: z.array(storedClient),
  mailServers: z.array(mailServer),
  mailboxLinks: z.array(mailboxLink),
  settings: machineSettings,
});
export type RecordsContent = z.infer<typeof recordsContent>;

const empty: RecordsContent = {
  schema: presentSchema,
  clients: [],
  mailServers: [],
  mailboxLinks: [],
  settings: {
    language: 'system',
    theme: 'system',
    proxy: { kind: 'system' },
    certificateAuthorities: [],
    lockVaultAfterMinutes: null,
  },
};

export type FoundRecords =
  | { readonly kind: 'content'; readonly content: RecordsContent; readonly schema: number }
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'damaged'; readonly fault: string };

const numbered = z.looseObject({ schema: z.number() });

/** What a file holds: records, records of a Collega to come, or nothing that can be understood. */
export function parseRecords(stored: unknown): FoundRecords {
  const schema = presentSchema;
  if (typeof stored === 'object' && stored !== null && Object.keys(stored).length === 0) {
    return { kind: 'content', content: structuredClone(empty), schema };
  }
  const named = numbered.safeParse(stored).data?.schema ?? 0;
  if (named > schema) return { kind: 'newer', schema: named };
  const parsed = recordsContent.safeParse(migrateRecords(stored));
  if (parsed.success) return { kind: 'content', content: parsed.data, schema: named };
  const [issue] = parsed.error.issues;
  const fault = `not a records file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  return { kind: 'damaged', fault };
}

/** As above for a file's text. */
export function parseRecordsText(text: string): FoundRecords {
  try {
    return parseRecords(JSON.parse(text));
  } catch (error) {
    return { kind: 'damaged', fault: error instanceof Error ? error.message : String(error) };
  }
}
