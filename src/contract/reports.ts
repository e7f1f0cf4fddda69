import { z } from 'zod';
import { authority, cloud } from './azure-app.ts';
import { command, query } from './call.ts';
import { connectionTestReport } from './connection-tests.ts';
import { decidingPlaces } from './diagnosis.ts';
import { explanationReport, explanationRequest } from './explanation-report.ts';
import { finding } from './findings.ts';
import { isoDate, isoDateTime, recordId, runId } from './identifiers.ts';
import { odooDifference, odooSenderFinding } from './odoo.ts';
import { odooFailedMails, odooMailGroup } from './odoo-mails.ts';
import { odooSnapshot } from './odoo-snapshot.ts';
import { mailboxName } from './mailbox-names.ts';
import { reportMask } from './report-mask.ts';
import { language } from './settings.ts';
import { trustInForce } from './trust.ts';

/** Longest report that is opened, in characters: far above 500 mailboxes tested both ways. */
export const maxReportLength = 32 * 1024 * 1024;

/** The tokens of a mailbox as a report describes them: who and how long, never what. */
const reportedLink = z.strictObject({
  mailbox: z.string(),
  /** Who signed in: the owner, or the delegate of a shared mailbox. */
  account: z.string(),
  kind: z.enum(['owner', 'delegate']),
  personal: z.boolean(),
  scopes: z.array(z.string()),
  linkedAt: isoDateTime,
  refreshedAt: isoDateTime,
  accessTokenExpiresAt: isoDateTime,
  health: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('valid') }),
    z.strictObject({ state: z.literal('broken'), finding, at: isoDateTime.optional() }),
  ]),
});
export type ReportedLink = z.infer<typeof reportedLink>;

const reportedServer = z.strictObject({
  name: z.string(),
  direction: z.enum(['outgoing', 'incoming']),
  host: z.string(),
  port: z.number().int(),
  encryption: z.enum(['none', 'starttls', 'implicit']),
  username: z.string(),
  active: z.boolean(),
  /** The last connection test; null when there was none. */
  test: connectionTestReport.nullable(),
  /** Something that the result depends on was changed after the test. */
  outdated: z.boolean().default(false),
});
export type ReportedServer = z.infer<typeof reportedServer>;

/** The client's Odoo as it was read last, beside Collega's records, and the mails it could not send. */
export const reportedOdoo = z.strictObject({
  snapshot: odooSnapshot,
  differences: z.array(odooDifference.omit({ serverId: true })),
  senders: z.array(odooSenderFinding),
  /** Other people's addresses masked; null where failed mails were never read. */
  mails: odooFailedMails
    .extend({ groups: z.array(odooMailGroup.omit({ mailIds: true })) })
    .nullable(),
});
export type ReportedOdoo = z.infer<typeof reportedOdoo>;

/** What one sends to someone who helps; published as docs/report.schema.json. */
export const reportBundle = z.strictObject({
  schema: z.literal('collega.report/1'),
  createdAt: isoDateTime,
  /** Language of the findings' texts. */
  language,
  mailboxesMasked: z.boolean(),
  /** Whose report it is is hidden too; missing in reports of older versions. */
  organisationMasked: z.boolean().default(false),
  collega: z.strictObject({
    version: z.string(),
    shell: z.enum(['electron', 'portable', 'terminal']),
    /** Operating system and processor, e.g. `win32 x64 10.0.26100`. */
    platform: z.string(),
    /** The proxies and added authorities when it was made; null in reports of older versions. */
    network: trustInForce.nullable().default(null),
  }),
  client: z.strictObject({ name: z.string(), sandbox: z.boolean() }),
  azureApp: z.strictObject({
    applicationId: z.string(),
    authority,
    cloud,
    redirectUri: z.string(),
    hasSecret: z.boolean(),
    secretExpiresOn: isoDate.nullable(),
  }),
  links: z.array(reportedLink),
  servers: z.array(reportedServer),
  /** Null: not asked for, or nothing was ever read of it. */
  odoo: reportedOdoo.nullable().default(null),
  /** The last lines of Collega's log, redacted; none unless they were asked for. */
  log: z.array(z.string()).default([]),
});
export type ReportBundle = z.infer<typeof reportBundle>;

export const reportRequest = z.strictObject({
  clientId: recordId,
  /** Null: every active server of the client. */
  serverIds: z.array(recordId).min(1).max(10_000).nullable(),
  language,
  mask: reportMask,
  /** Adds the last lines of Collega's log, without those that name another client. */
  includeLog: z.boolean().default(false),
  /** Adds what was read last of the client's Odoo, all of its servers. */
  includeOdoo: z.boolean().default(false),
});
export type ReportRequest = z.infer<typeof reportRequest>;

/** A file that someone sent, as it opens: read-only, and nothing of it is kept. */
export const openedFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('report'), bundle: reportBundle }),
  z.strictObject({
    kind: z.literal('odoo-snapshot'),
    snapshot: odooSnapshot,
    /** This Collega's review of the servers in it. */
    senders: z.array(odooSenderFinding),
  }),
  z.strictObject({
    kind: z.literal('explanation'),
    explanation: explanationReport,
    decided: decidingPlaces,
  }),
]);
export type OpenedFile = z.infer<typeof openedFile>;

export const reportFormat = z.enum(['html', 'json', 'text']);
export type ReportFormat = z.infer<typeof reportFormat>;

/** A report in its three forms; empty: not asked for, or longer than was asked for. */
const reportForms = z.strictObject({
  /** Self-contained page: no script, no network; carries the bundle for `reports.open`. */
  html: z.string(),
  /** The bundle, indented. */
  json: z.string(),
  /** For a ticket: about 30 lines. */
  text: z.string(),
  /** Without extension; free of characters that a file system refuses. */
  fileName: z.string(),
});
export type ReportForms = z.infer<typeof reportForms>;

/** How far a report of many servers is: it takes seconds. Told ten times a second at most. */
export const reportProgress = z.strictObject({
  runId,
  /** Servers whose part is done. */
  done: z.number().int().nonnegative(),
  total: z.number().int().positive(),
});
export type ReportProgress = z.infer<typeof reportProgress>;

/** By which `reports.cancel` ends it and `reports.progress` tells of it; without: its asker's end does. */
const run = { runId: runId.optional() };
const savedFormat = z.enum(['html', 'json']);
const savedPlace = z.strictObject({ path: z.string() }).nullable();

export const reportCalls = {
  /** One report in its three forms. Contains what the last tests saw; runs none. */
  'reports.create': query(
    reportRequest.extend({
      ...run,
      formats: z.array(reportFormat).min(1).default(reportFormat.options),
      /** Characters of a form: one of megabytes holds up both sides when it goes to a window. */
      maxLength: z.number().int().positive().optional(),
    }),
    reportForms,
  ),
  /** Saves a report where the user says (Electron) or among the downloads. Null: cancelled there. */
  'reports.save': command(
    z.strictObject({ ...run, request: reportRequest, format: savedFormat }),
    savedPlace,
    { changes: [] },
  ),
  /** An explanation of a pasted text, to send; nothing is tested for it. */
  'reports.createExplanation': query(explanationRequest.extend(run), reportForms),
  'reports.saveExplanation': command(
    z.strictObject({ ...run, request: explanationRequest, format: savedFormat }),
    savedPlace,
    { changes: [] },
  ),
  /** Ends one of these at its next server, with the failure `cancelled`; nothing is saved then. */
  'reports.cancel': command(z.strictObject({ runId }), z.null(), { changes: [] }),
  /**
   * Reads what someone sent: a report's JSON bundle, the HTML file that carries it, or a snapshot of
   * an Odoo.
   */
  'reports.open': query(
    z.strictObject({
      content: z.string().max(maxReportLength, { error: 'too-long' }),
      /** Of this view alone: commands of findings about these mailboxes are filled with them. */
      names: z.array(mailboxName).max(10_000).default([]),
    }),
    openedFile,
  ),
};
