import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ReportStore } from '../connection-tests/report-store.ts';
import { readTokens } from '../store/vault/stored-tokens.ts';
import { openJsonRecordsFile } from '../store/records/json-records-file.ts';
import { Records } from '../store/records/records.ts';
import { readAllowedHosts } from '../store/trust/allowed-hosts.ts';
import { Vault } from '../store/vault/vault.ts';
import { type SecretStore } from '../shell/ports/secret-store.ts';

/** Opens the vaults of the data folders in test/unit/earlier-formats. */
export const earlierPassphrase = 'correct horse 12';
export const earlierFormats = ['format-1', 'format-2'] as const;
export type EarlierFormat = (typeof earlierFormats)[number];

export function earlierFolder(format: EarlierFormat): string {
  return join(import.meta.dirname, '../../../test/unit/earlier-formats', format);
}

/** A data folder as an earlier Collega has left it. */
export function copyEarlierFolder(format: EarlierFormat, to: string): void {
  cpSync(earlierFolder(format), to, { recursive: true });
}

export async function openDataFolder(
  folder: string,
  options: { readonly secretStore: SecretStore; readonly passphrase: string | null },
): Promise<{ readonly records: Records; readonly vault: Vault }> {
  const records = new Records(openJsonRecordsFile(folder), () => undefined);
  const path = join(folder, 'vault.json');
  const ownerOfLink = (id: string) => records.findMailboxLink(id)?.clientId ?? null;
  return { records, vault: await Vault.open({ path, ownerOfLink, ...options }) };
}

/** All that those folders hold, in whichever format; `undefined` stands for what is lost. */
export function readEverything(
  folder: string,
  { records, vault }: { readonly records: Records; readonly vault: Vault },
) {
  const reports = new ReportStore(folder);
  const { clients, settings } = records.read();
  return {
    settings: { language: settings.language, theme: settings.theme },
    proxyPassword: vault.read('proxy-password/http://anna@proxy.example:8080'),
    clients: clients.map(({ id, name, azureApp }) => {
      const { mailServers, mailboxLinks } = records.of(id);
      return {
        name,
        odooUrl: azureApp.odooUrl,
        secret: vault.read(`client-secret/${id}`),
        servers: mailServers.map((server) => ({
          name: server.name,
          username: server.username,
          lastTest: server.lastTest?.outcome,
          report: reports.read(server)?.outcome,
          hosts: readAllowedHosts(vault, server),
        })),
        links: mailboxLinks.map((link) => ({
          mailbox: link.mailbox,
          refreshToken: readTokens(vault, link)?.refreshToken.reveal(),
        })),
      };
    }),
  };
}

/** What `readEverything` answers for these folders; the first format had neither hosts nor proxies. */
export function everythingOf(format: EarlierFormat): ReturnType<typeof readEverything> {
  const later = format !== 'format-1';
  return {
    settings: { language: 'it', theme: 'system' },
    proxyPassword: later ? 'proxy password' : null,
    clients: ['Rossi', 'Bianchi'].map((name) => {
      const domain = `${name.toLowerCase()}.example`;
      const server = (box: string, direction: string) => ({
        name: `${box} ${direction}`,
        username: `${box}@${domain}`,
        lastTest: box === 'info' && direction === 'in' ? ('passed' as const) : undefined,
        report: box === 'info' && direction === 'out' ? ('passed' as const) : undefined,
        hosts: later && box === 'info' && direction === 'out' ? [`mail.${domain}`] : [],
      });
      return {
        name,
        odooUrl: `https://odoo.${domain}`,
        secret: `secret of ${name}`,
        servers: ['info', 'sales'].flatMap((box) => [server(box, 'out'), server(box, 'in')]),
        links: [{ mailbox: `info@${domain}`, refreshToken: `refresh of ${name}` }],
      };
    }),
  };
}
