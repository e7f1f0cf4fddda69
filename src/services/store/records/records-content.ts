import { z } from 'zod';
import { authority, cloud } from '../../../contract/azure-app.ts';
import { isoDateTime } from '../../../contract/identifiers.ts';
import { client } from '../../../contract/clients.ts';
import { mailServer } from '../../../contract/mail-servers.ts';
import { mailboxLink } from '../../../contract/mailbox-links.ts';
import { machineSettings } from '../../../contract/settings.ts';
import { fail } from '../../failure-error.ts';
import { migrateRecords } from './migrate-records.ts';

/** A client as stored: what follows from other things (secret, redirect URI) is not. */
const storedClient = client.extend({
  azureApp: z.strictObject({
    applicationId: z.string(),
    secretExpiresOn: z.iso.date().nullable(),
    /** Absent in records of earlier versions. */
    credentialsChangedAt: isoDateTime.optional(),
    authority,
    cloud,
    odooUrl: z.string(),
  }),
});
export type StoredClient = z.infer<typeof storedClient>;

/** Of both files, since they change together: the data folder's and a client's. */
export const presentSchema = 3;
/** The last one that held everything in one file. */
const lastUndivided = 2;

const list = { clients: z.array(storedClient), settings: machineSettings };
const ofOneClient = { mailServers: z.array(mailServer), mailboxLinks: z.array(mailboxLink) };

/** `records.json`: the list of clients and this machine's settings. */
const listFile = z.strictObject({ schema: z.literal(presentSchema), ...list });
/** `clients/<id>/records.json`: what belongs to one client, of any size. */
const clientFile = z.strictObject({ schema: z.literal(presentSchema), ...ofOneClient });
const undividedFile = z.strictObject({
  schema: z.literal(lastUndivided),
  ...list,
  ...ofOneClient,
});

export type ClientContent = Pick<z.infer<typeof clientFile>, 'mailServers' | 'mailboxLinks'>;

/** What the data folder's file says; a change works on a copy. */
export type RecordsList = Pick<z.infer<typeof listFile>, 'clients' | 'settings'>;

/** The list as read: a file of an earlier format holds the records of all clients too. */
export type FoundList = RecordsList & { readonly undivided: ClientContent | null };

/** All records of one client, as a change of it finds them. */
export type ClientRecords = ClientContent & { client: StoredClient };

/** The records of all clients together. */
export type AllRecords = RecordsList & ClientContent;

export type Found<Content> =
  | { readonly kind: 'content'; readonly content: Content; readonly schema: number }
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'damaged'; readonly fault: string };

/** Content that keeps to the format, ready to be written. */
export interface Prepared<Content> {
  readonly stored: Record<string, unknown>;
  readonly content: Content;
}

const numbered = z.looseObject({ schema: z.number() });

/** What the data folder's file holds; an empty object is a file that is not there. */
export function parseList(stored: unknown): Found<FoundList> {
  if (isEmpty(stored)) return { kind: 'content', content: emptyList(), schema: presentSchema };
  const schema = numbered.safeParse(stored).data?.schema ?? 0;
  if (schema > presentSchema) return { kind: 'newer', schema };
  if (schema === presentSchema) {
    const parsed = listFile.safeParse(stored);
    if (!parsed.success) return damaged(parsed.error);
    const { clients, settings } = parsed.data;
    return { kind: 'content', content: { clients, settings, undivided: null }, schema };
  }
  const parsed = undividedFile.safeParse(migrateRecords(stored));
  if (!parsed.success) return damaged(parsed.error);
  const { clients, settings, mailServers, mailboxLinks } = parsed.data;
  const undivided = { mailServers, mailboxLinks };
  return { kind: 'content', content: { clients, settings, undivided }, schema };
}

/** What a client's file holds; an empty object is a file that is not there. */
export function parseClient(stored: unknown): Found<ClientContent> {
  const content = { mailServers: [], mailboxLinks: [] };
  if (isEmpty(stored)) return { kind: 'content', content, schema: presentSchema };
  const schema = numbered.safeParse(stored).data?.schema ?? 0;
  if (schema > presentSchema) return { kind: 'newer', schema };
  const parsed = clientFile.safeParse(stored);
  if (!parsed.success) return damaged(parsed.error);
  const { mailServers, mailboxLinks } = parsed.data;
  return { kind: 'content', content: { mailServers, mailboxLinks }, schema };
}

/** As it is stored, and what that says. @throws ZodError for what breaks the format */
export function storeList(list: RecordsList): Prepared<FoundList> {
  const { clients, settings } = list;
  const stored = listFile.parse({ schema: presentSchema, clients, settings });
  return {
    stored,
    content: { clients: stored.clients, settings: stored.settings, undivided: null },
  };
}

/** As above for a client's file. */
export function storeClient({ mailServers, mailboxLinks }: ClientContent): Prepared<ClientContent> {
  const stored = clientFile.parse({ schema: presentSchema, mailServers, mailboxLinks });
  return {
    stored,
    content: { mailServers: stored.mailServers, mailboxLinks: stored.mailboxLinks },
  };
}

function emptyList(): FoundList {
  return {
    clients: [],
    settings: {
      language: 'system',
      theme: 'system',
      proxy: { kind: 'system' },
      certificateAuthorities: [],
      lockVaultAfterMinutes: null,
      updates: { enabled: false, checkedAt: null, announcement: null },
    },
    undivided: null,
  };
}

function isEmpty(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && Object.keys(stored).length === 0;
}

function damaged(error: z.ZodError): { readonly kind: 'damaged'; readonly fault: string } {
  const [issue] = error.issues;
  const fault = `not a records file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
  return { kind: 'damaged', fault };
}

/** @throws FailureError `not-found` */
export function findClient(
  { clients }: Pick<RecordsList, 'clients'>,
  clientId: string,
): StoredClient {
  return clients.find(({ id }) => id === clientId) ?? fail({ kind: 'not-found', what: 'client' });
}

/** What an undivided file holds of one client. */
export function ofClient(content: ClientContent, wanted: string): ClientContent {
  return {
    mailServers: content.mailServers.filter(({ clientId }) => clientId === wanted),
    mailboxLinks: content.mailboxLinks.filter(({ clientId }) => clientId === wanted),
  };
}
