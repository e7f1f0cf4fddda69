import { z } from 'zod';
import { type OdooOutgoing, type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type Secret } from '../../secret.ts';
import { type OdooAccount, type OdooApi } from '../api/odoo-api.ts';
import { presentFields, readFields, type FieldsOfModels } from '../api/read-fields.ts';
import { countMails } from './count-mails.ts';
import { readCompanies } from './read-companies.ts';
import { readJobs } from './read-jobs.ts';
import { readIncoming, readOutgoing } from './read-servers.ts';
import { readSettings } from './read-settings.ts';
import { snapshotFields, askedFields, tokenField } from './snapshot-models.ts';

/** What a connection learned of this Odoo before a snapshot is read. */
export interface KnownOdoo {
  /** As `common.version` says it. */
  readonly version: string;
  readonly edition: OdooSnapshot['edition'];
  /** Of an earlier read, to save a request; asked for again where the Outlook fields are missing. */
  readonly fields: FieldsOfModels | null;
}

const moduleRows = z.array(z.looseObject({ state: z.string() }));

/**
 * Reads one Odoo, at most eight requests whatever its number of servers: settings, a secret that
 * differs, outgoing and incoming servers with which of them hold a token, companies, mails. Two
 * others take the places of the tokens where the Outlook module is not installed.
 * @throws OdooError; `no-rights` where the user is not an administrator of Odoo's settings
 */
export async function readSnapshot(
  api: OdooApi,
  options: {
    readonly account: OdooAccount;
    readonly known: KnownOdoo;
    readonly secret: Secret | null;
    readonly now: number;
  },
  signal: AbortSignal,
): Promise<{ readonly snapshot: OdooSnapshot; readonly fields: FieldsOfModels }> {
  const { account, known, secret, now } = options;
  const fields = await currentFields(api, known.fields, signal);
  const settings = await readSettings(api, secret, signal);
  const outgoing = await readOutgoing(api, fields, signal);
  const incoming = await readIncoming(api, fields, signal);
  const companies = await readCompanies(api, fields, signal);
  const mails = await countMails(api, signal);
  // Another secret took a request more: it is wrong first, and the limit is kept.
  const jobs = settings.secret === 'same' ? await readJobs(api, fields, signal) : null;
  const outlookModule = hasOutlook(fields) ? 'installed' : await readModuleState(api, signal);
  const { parameters } = settings;
  const snapshot: OdooSnapshot = {
    schema: 'collega.odoo-snapshot/1',
    readAt: new Date(now).toISOString(),
    version: known.version,
    edition: known.edition,
    url: account.url,
    database: account.database,
    databaseUuid: parameters['database.uuid'],
    neutralized: isTrue(parameters['database.is_neutralized']),
    rights: 'administrator',
    outlookModule,
    applicationId: parameters.microsoft_outlook_client_id,
    secret: settings.secret,
    endpoint: parameters['microsoft_outlook.endpoint'],
    webBaseUrl: parameters['web.base.url'],
    webBaseUrlFrozen: isTrue(parameters['web.base.url.freeze']),
    customServers: isTrue(parameters['base_setup.default_external_email_server']),
    senderParameters: {
      defaultFrom: parameters['mail.default.from'],
      catchallDomain: parameters['mail.catchall.domain'],
      bounceAlias: parameters['mail.bounce.alias'],
      catchallAlias: parameters['mail.catchall.alias'],
      defaultFromFilter: parameters['mail.default.from_filter'],
    },
    outgoing: await namePins(api, outgoing, signal),
    incoming,
    ...companies,
    mails,
    jobs,
    missing: listMissing(fields),
  };
  return { snapshot, fields };
}

async function currentFields(
  api: OdooApi,
  known: FieldsOfModels | null,
  signal: AbortSignal,
): Promise<FieldsOfModels> {
  // A module that was installed since then brought fields.
  if (known !== null && hasOutlook(known)) return known;
  return readFields(api, askedFields, signal);
}

function hasOutlook(fields: FieldsOfModels): boolean {
  return presentFields(fields, 'ir.mail_server', [tokenField]).length > 0;
}

async function readModuleState(
  api: OdooApi,
  signal: AbortSignal,
): Promise<OdooSnapshot['outlookModule']> {
  const answer = await api.call(
    {
      model: 'ir.module.module',
      method: 'search_read',
      args: [['domain', [['name', '=', 'microsoft_outlook']]]],
      named: { fields: ['state'] },
    },
    signal,
  );
  const [found] = moduleRows.parse(answer);
  if (found === undefined) return 'missing';
  return found.state === 'installed' ? 'installed' : 'not-installed';
}

const nameRows = z.array(z.looseObject({ id: z.number(), name: z.unknown() }));

/** Names the templates that name a server. One more request, and only where there are any. */
async function namePins(
  api: OdooApi,
  servers: readonly OdooOutgoing[],
  signal: AbortSignal,
): Promise<OdooOutgoing[]> {
  const pinned = servers.filter(({ pinnedBy }) => pinnedBy.length > 0);
  if (pinned.length === 0) return [...servers];
  const answer = await api.call(
    {
      model: 'mail.template',
      method: 'search_read',
      args: [['domain', [['mail_server_id', 'in', pinned.map(({ id }) => id)]]]],
      named: { fields: ['name'] },
    },
    signal,
  );
  const names = new Map(
    nameRows.parse(answer).map(({ id, name }) => [`mail.template ${id}`, String(name)]),
  );
  return servers.map((server) => ({
    ...server,
    pinnedBy: server.pinnedBy.map((reference) => names.get(reference) ?? reference),
  }));
}

/** Odoo stores ticks as the text `True`. */
function isTrue(value: string | null): boolean {
  return value !== null && !/^(?:false|0)$/i.test(value);
}

function listMissing(fields: FieldsOfModels): string[] {
  return Object.entries(snapshotFields).flatMap(([model, asked]) => {
    if (fields[model] === undefined) return [model];
    const there = new Set(presentFields(fields, model, asked));
    return asked.filter((name) => !there.has(name)).map((name) => `${model}.${name}`);
  });
}
