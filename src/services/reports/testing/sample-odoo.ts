import { type Finding } from '../../../contract/findings.ts';
import { type ReportedOdoo } from '../../../contract/reports.ts';

/** An Odoo with `text` in every place that Odoo, its users or its servers may fill. */
export function sampleOdoo(text: string, finding: Finding): ReportedOdoo {
  const readAt = '2026-11-23T10:00:00.000Z';
  const server = {
    id: 1,
    name: text,
    active: true,
    sequence: 10,
    host: text,
    port: 587,
    encryption: 'starttls',
    username: text,
    hasToken: true,
    writeDate: null,
    authentication: text,
  } as const;
  return {
    snapshot: {
      schema: 'collega.odoo-snapshot/1',
      readAt,
      version: text,
      edition: 'community',
      url: text,
      database: text,
      databaseUuid: text,
      neutralized: false,
      rights: 'administrator',
      outlookModule: 'installed',
      applicationId: text,
      secret: 'same',
      endpoint: text,
      webBaseUrl: text,
      webBaseUrlFrozen: true,
      customServers: true,
      senderParameters: {
        defaultFrom: text,
        catchallDomain: text,
        bounceAlias: text,
        catchallAlias: text,
        defaultFromFilter: text,
      },
      outgoing: [{ ...server, fromFilter: text, owner: { id: 2, name: text }, pinnedBy: [text] }],
      incoming: [
        { ...server, state: 'done', fetchedAt: null, error: { since: null, message: text } },
      ],
      aliasDomains: [
        { id: 1, name: text, bounceAlias: text, catchallAlias: text, defaultFrom: text },
      ],
      companies: [{ id: 1, name: text, email: text, aliasDomainId: 1 }],
      mails: { exception: 2, outgoing: 1 },
      jobs: null,
      missing: [text],
    },
    differences: [
      {
        code: 'host-differs',
        severity: 'error',
        model: 'ir.mail_server',
        recordId: 1,
        name: text,
        field: null,
        collega: text,
        odoo: text,
        title: text,
        consequence: text,
        fix: text,
      },
    ],
    senders: [{ ...finding, recordIds: [1], inSettings: false }],
    mails: {
      readAt,
      failed: 2,
      notifications: 0,
      waiting: { count: 1, oldestAt: null },
      groups: [
        {
          finding: null,
          reason: text,
          server: { how: 'computed', id: 1, name: text },
          count: 2,
          firstAt: readAt,
          lastAt: readAt,
          senders: [text],
          examples: [{ at: readAt, from: text, to: text, document: text }],
        },
        {
          finding,
          reason: text,
          server: { how: 'parameters' },
          count: 1,
          firstAt: null,
          lastAt: null,
          senders: [],
          examples: [],
        },
      ],
      jobs: [
        {
          kind: 'queue',
          name: text,
          active: true,
          lastCall: text,
          nextCall: text,
          interval: text,
          failures: 0,
          trouble: 'overdue',
        },
      ],
      fetching: [
        { recordId: 1, name: text, state: 'fails', since: readAt, message: text, finding },
      ],
    },
  };
}
