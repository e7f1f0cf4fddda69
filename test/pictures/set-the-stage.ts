import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type MailServerFields } from '../../src/contract/mail-servers.ts';
import { type MailboxLink } from '../../src/contract/mailbox-links.ts';
import { type Collega } from '../../src/services/collega.ts';
import { openJsonRecordsFile } from '../../src/services/store/records/json-records-file.ts';
import { noSecretStore } from '../../src/services/shell/ports/secret-store.ts';
import { Records } from '../../src/services/store/records/records.ts';
import { Vault } from '../../src/services/store/vault/vault.ts';
import { tokensEntry } from '../../src/services/store/vault/stored-tokens.ts';
import { ask } from './ask.ts';
import { type PlayedClient, playedClients, type PlayedServer } from './played-clients.ts';

const day = 86_400_000;
const minute = 60_000;

/** Opens the vault of the stage. */
export const passphrase = 'pictures need no key store';

/**
 * Fills a running Collega with clients in every state of health. Links and test results, which only
 * Microsoft could give these, are written to the records by hand, before a screen shows them.
 */
export async function setTheStage(collega: Collega, dataFolder: string): Promise<void> {
  for (const played of playedClients) await createClient(collega, played);
  const records = new Records(openJsonRecordsFile(dataFolder), () => undefined);
  const path = join(dataFolder, 'vault.json');
  const vault = await Vault.open({ path, secretStore: noSecretStore, passphrase });
  for (const { name, domain, servers } of playedClients) {
    const clientId = records.read().clients.find((each) => each.name === name)?.id ?? '';
    records.updateClient(clientId, 'mail-servers', (draft) => {
      servers.forEach((played, index) => {
        const mailbox = `${played.mailbox}@${domain}`;
        const { link, test } = played;
        const at = new Date(Date.now() - (12 + index * 7) * minute).toISOString();
        if (link !== 'missing') {
          const linked = playLink(clientId, mailbox, link, at);
          draft.mailboxLinks.push(linked);
          // A link is shown while something is kept for it; these tokens are not read.
          vault.write(tokensEntry(linked), 'played');
        }
        const server = draft.mailServers.find((each) => each.username === mailbox);
        if (server === undefined) throw new Error(`${mailbox} has no server`);
        if (test === null) return;
        server.lastTest = { outcome: test, startedAt: at, durationMs: 1240, findingCodes: [] };
        if (server.direction === 'incoming') server.confirmed = test === 'passed';
      });
    });
  }
}

async function createClient(collega: Collega, played: PlayedClient): Promise<void> {
  const { id: clientId } = await ask(collega, 'clients.create', { name: played.name });
  if (played.servers.length === 0) return;
  const { senderSettings } = (await ask(collega, 'clients.list', {})).find(
    ({ id }) => id === clientId,
  ) ?? { senderSettings: undefined };
  if (senderSettings === undefined) throw new Error(`${played.name} was not created`);
  await ask(collega, 'generalSettings.save', {
    clientId,
    applicationId: randomUUID(),
    secret: `played~${randomUUID().replaceAll('-', '.')}`,
    secretExpiresOn: played.secretDays === null ? null : dateIn(played.secretDays),
    authority: { kind: 'tenant', tenant: played.domain },
    cloud: 'global',
    odooUrl: `https://odoo.${played.domain}`,
    senderSettings: {
      ...senderSettings,
      aliasDomain: { ...senderSettings.aliasDomain, name: played.domain, defaultFrom: 'odoo' },
    },
  });
  for (const server of played.servers) {
    await ask(collega, 'mailServers.create', { clientId, fields: fieldsOf(server, played.domain) });
  }
}

function fieldsOf(played: PlayedServer, domain: string): MailServerFields {
  const username = `${played.mailbox}@${domain}`;
  const shared = { name: played.name, username, active: true };
  return played.direction === 'incoming'
    ? {
        ...shared,
        direction: 'incoming',
        host: 'outlook.office365.com',
        port: 993,
        encryption: 'implicit',
        priority: 5,
      }
    : {
        ...shared,
        direction: 'outgoing',
        host: 'smtp.office365.com',
        port: 587,
        encryption: 'starttls',
        fromFilter: played.fromFilter ?? username,
        priority: 10,
        sendAs: false,
      };
}

function playLink(
  clientId: string,
  mailbox: string,
  state: 'valid' | 'broken',
  at: string,
): MailboxLink {
  return {
    id: randomUUID(),
    clientId,
    mailbox,
    account: { username: mailbox, name: null, tenantId: null, personal: false },
    kind: 'owner',
    scopes: [],
    linkedAt: at,
    refreshedAt: at,
    accessTokenExpiresAt: new Date(Date.now() + 48 * minute).toISOString(),
    health:
      state === 'valid'
        ? { state }
        : {
            state,
            finding: {
              code: 'refresh-token-revoked',
              severity: 'error',
              step: null,
              rows: [],
              owner: 'mailbox-user',
              title: '',
              cause: '',
              fix: '',
              params: {},
              commands: [],
              links: [],
              evidence: [],
            },
          },
  };
}

function dateIn(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10);
}
