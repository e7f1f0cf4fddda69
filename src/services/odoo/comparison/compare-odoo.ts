import { showHost } from '../../../contract/mail-hosts.ts';
import { type AzureApp } from '../../../contract/azure-app.ts';
import { type MailServer } from '../../../contract/mail-servers.ts';
import { type OdooDifference } from '../../../contract/odoo.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import { type Language } from '../../../contract/settings.ts';
import { translateDifference, translateEncryption } from '../../../languages/translate-odoo.ts';
import { type Difference } from './difference.ts';
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
      ...translateDifference(difference.code, language, shownValues(difference, language)),
    }))
    .sort((one, other) => order[one.severity] - order[other.severity]);
}

const hostFields: ReadonlySet<string | null> = new Set(['smtp_host', 'server']);

/** As a user knows them; a host that only looks like Microsoft's is shown with its name in ASCII too. */
function shownValues({ code, name, field, collega, odoo }: Difference, language: Language) {
  const show = (value: string | null): string | null => {
    if (value === null) return null;
    if (hostFields.has(field)) return showHost(value);
    return code === 'encryption-differs' ? translateEncryption(value, language) : value;
  };
  return { name, collega: show(collega), odoo: show(odoo) };
}
