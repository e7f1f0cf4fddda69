import { type ConnectionTestReport } from '../../contract/connection-tests.ts';
import { type Finding } from '../../contract/findings.ts';
import { type MailServer } from '../../contract/mail-servers.ts';
import { type OdooTestResult } from '../../contract/odoo-tests.ts';
import { isOutdated } from '../../contract/test-basis.ts';
import { translateFinding } from '../../languages/translate-finding.ts';
import { describeClient } from '../clients/describe-client.ts';
import { type OdooServices } from './ask-odoo.ts';

/** What the last tests of Collega's own servers are known from. */
export interface LastTestServices extends OdooServices {
  readonly lastReport: (server: MailServer) => ConnectionTestReport | null;
}

/** Collega's last test of a server, and whether it still holds; null where there is none. */
export function describeLastTest(
  { records, vault, language, lastReport }: LastTestServices,
  server: MailServer,
): OdooTestResult['collega'] {
  if (server.lastTest === null) return null;
  const { client, mailboxLinks } = records.of(server.clientId);
  const mailbox = server.username.trim().toLowerCase();
  const link = mailboxLinks.find((each) => each.mailbox === mailbox) ?? null;
  const { azureApp } = describeClient(client, vault);
  const inLanguage = (found: Finding): Finding => ({
    ...found,
    ...translateFinding(found.code, language(), found.params),
  });
  const found = server.lastTest.outcome === 'passed' ? null : lastReport(server)?.findings[0];
  return {
    serverId: server.id,
    outcome: server.lastTest.outcome,
    at: server.lastTest.startedAt,
    outdated: isOutdated(server.lastTest, { server, link, azureApp }),
    finding: found === null || found === undefined ? null : inLanguage(found),
  };
}
