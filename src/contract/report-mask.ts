import { z } from 'zod';

/**
 * What a report hides, everywhere. `mailboxes`: `mailbox-1@contoso.com` for `john@contoso.com`.
 * `organisation`: also the client, its domains, hosts, tenant and app, as `mailbox-1@domain-1.example`.
 */
export const reportMask = z.enum(['none', 'mailboxes', 'organisation']);
export type ReportMask = z.infer<typeof reportMask>;
