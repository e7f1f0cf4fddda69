import { useState } from 'react';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type ReportRequest } from '../../../contract/reports.ts';
import { type ReportMask } from '../../../contract/report-mask.ts';
import { type Language } from '../../../contract/settings.ts';

export type ReportScope = 'server' | 'mailbox' | 'shown' | 'client';

interface ReportSubject {
  readonly clientId: string;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
  /** The server that is open; null in a list. */
  readonly server: MailServer | null;
  /** Those that a filtered list shows; null where it shows all. */
  readonly shownIds: readonly string[] | null;
}

/** What the dialog asks for: about whom, in which language, with or without mailbox names. */
export function useReportRequest(subject: ReportSubject, spoken: Language) {
  const scopes = scopesOf(subject);
  const [scope, setScope] = useState<ReportScope>(scopes[0] ?? 'client');
  const [language, setLanguage] = useState<Language>(spoken);
  const [mask, setMask] = useState<ReportMask>('none');
  const [includeLog, setIncludeLog] = useState(false);
  // Of a part of the servers, the whole of Odoo is more than was asked for.
  const [odooChoice, setIncludeOdoo] = useState<boolean | null>(null);
  const includeOdoo = odooChoice ?? scope === 'client';
  const request: ReportRequest = {
    clientId: subject.clientId,
    serverIds: chooseServers(subject, scope),
    language,
    mask,
    includeLog,
    includeOdoo,
  };
  return {
    scopes,
    scope,
    setScope,
    language,
    setLanguage,
    mask,
    setMask,
    includeLog,
    setIncludeLog,
    includeOdoo,
    setIncludeOdoo,
    request,
  };
}

function scopesOf({ server, shownIds }: ReportSubject): readonly ReportScope[] {
  if (server !== null) return ['server', 'mailbox', 'client'];
  return shownIds === null || shownIds.length === 0 ? ['client'] : ['shown', 'client'];
}

/** The IDs that a report is about; null for every active server of the client. */
export function chooseServers(
  { server, servers, shownIds }: Omit<ReportSubject, 'clientId'>,
  scope: ReportScope,
): string[] | null {
  if (scope === 'shown' && shownIds !== null) return [...shownIds];
  if (server === null || scope === 'client') return null;
  if (scope === 'server') return [server.id];
  const mailbox = server.username.toLowerCase();
  return servers.filter(({ username }) => username.toLowerCase() === mailbox).map(({ id }) => id);
}
