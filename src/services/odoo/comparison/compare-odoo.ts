import { type AzureApp } from '../../../contract/azure-app.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type OdooDifference } from '../../../contract/odoo.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type Language } from '../../../contract/settings.ts';
import { translateDifference } from '../../../languages/translate-odoo.ts';
import { compareServers } from './compare-servers.ts';
import { compareSettings } from './compare-settings.ts';

const order = { error: 0, warning: 1, info: 2 } as const;

/**
 * Everything in which Collega and an Odoo differ, and what is wrong in Odoo alone: errors first,
 * each with its consequence. Reads nothing; the snapshot says how old the answer is.
 */
export function compareWithOdoo(
  client: {
    readonly azureApp: AzureApp;
    readonly servers: readonly MailServer[];
    /** What `microsoft_outlook.endpoint` has to be; null where that is not known. */
    readonly endpoint: string | null;
  },
  snapshot: OdooSnapshot,
  language: Language,
): OdooDifference[] {
  const found = [
    ...compareSettings(client.azureApp, client.endpoint, snapshot),
    ...compareServers(client.servers, snapshot),
  ];
  return found
    .map((difference) => ({
      ...difference,
      ...translateDifference(difference.code, language, difference),
    }))
    .sort((one, other) => order[one.severity] - order[other.severity]);
}
