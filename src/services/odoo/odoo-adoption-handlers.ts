import { createHash } from 'node:crypto';
import { type AdoptedItem, type OdooAdoption } from '../../contract/odoo-adoption.ts';
import { type OdooSnapshot } from '../../contract/odoo-snapshot.ts';
import { translateNotAdopted } from '../../languages/translate-odoo.ts';
import {
  changeFields,
  createServer,
  replaceServer,
} from '../clients/mail-servers/mail-server-handlers.ts';
import { saveWithSecret } from '../clients/save-with-secret.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { adoptServers, type ServersAdoption } from './adoption/adopt-servers.ts';
import {
  adoptSettings,
  type AdoptableSettings,
  type SettingsAdoption,
} from './adoption/adopt-settings.ts';
import { type NotAdopted } from './adoption/not-adopted.ts';
import { askOdoo, readAndKeep, type OdooServices } from './ask-odoo.ts';
import { makeTrouble } from './describe-trouble.ts';

type AdoptionCalls = 'odoo.planAdoption' | 'odoo.adopt';

interface Adoption {
  readonly settings: SettingsAdoption;
  readonly servers: ServersAdoption;
  readonly items: AdoptedItem[];
  readonly fingerprint: string;
}

/** Fills a client from its Odoo, after a preview. Odoo itself is not written to. */
export function createOdooAdoptionHandlers(services: OdooServices): Pick<Handlers, AdoptionCalls> {
  const { records, vault, clock, language } = services;
  const ask = askOdoo(services);

  const planFrom = (clientId: string, snapshot: OdooSnapshot): Adoption => {
    const { client, mailServers } = records.of(clientId);
    const settings = adoptSettings(client, snapshot);
    const servers = adoptServers(mailServers, snapshot);
    const items = [...settings.changes, ...servers.changes].map(({ item }) => item);
    const fingerprint = createHash('sha256').update(JSON.stringify(items)).digest('hex');
    return { settings, servers, items, fingerprint };
  };

  /** What no Odoo gives away: its secret and its tokens are not read. */
  const neverAdopted = (clientId: string, snapshot: OdooSnapshot): NotAdopted[] => {
    const { client, mailboxLinks } = records.of(clientId);
    if (client.sandbox) return [];
    const linked = new Set(mailboxLinks.map(({ mailbox }) => mailbox));
    const tokens = [...snapshot.outgoing, ...snapshot.incoming]
      .filter(({ hasToken }) => hasToken)
      .map(({ username }) => (username ?? '').trim().toLowerCase())
      .filter((mailbox) => mailbox !== '' && !linked.has(mailbox));
    return [
      ...(snapshot.secret === 'same' || snapshot.secret === 'missing'
        ? []
        : [{ code: 'secret' as const, name: '' }]),
      ...(tokens.length === 0
        ? []
        : [{ code: 'tokens' as const, name: [...new Set(tokens)].join(', ') }]),
    ];
  };

  const describe = (clientId: string, snapshot: OdooSnapshot): OdooAdoption => {
    const { settings, servers, items, fingerprint } = planFrom(clientId, snapshot);
    const left = [
      ...neverAdopted(clientId, snapshot),
      ...settings.notAdopted,
      ...servers.notAdopted,
    ];
    return {
      readAt: snapshot.readAt,
      fingerprint,
      items,
      notAdopted: left.map(({ code, name }) => ({
        code,
        name,
        explanation: translateNotAdopted(code, language(), name),
      })),
    };
  };

  return {
    'odoo.planAdoption': ({ clientId }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        if (read.outcome === 'failed') return read;
        return { outcome: 'planned' as const, adoption: describe(clientId, read.snapshot) };
      }),

    'odoo.adopt': ({ clientId, fingerprint, replace }, { signal }) =>
      ask(clientId, async (api, stored) => {
        const read = await readAndKeep(services, clientId, api, stored, signal);
        if (read.outcome === 'failed') return read;
        return records.hold(() => {
          const { settings, servers, ...planned } = planFrom(clientId, read.snapshot);
          if (planned.fingerprint !== fingerprint) {
            const trouble = makeTrouble('plan-outdated', stored.connection, language());
            return { outcome: 'failed' as const, trouble };
          }
          const isWanted = ({ item }: { readonly item: AdoptedItem }): boolean =>
            replace || item.action !== 'replace';
          const wanted = settings.changes.filter(isWanted);
          if (wanted.length > 0) {
            const client: AdoptableSettings = records.client(clientId);
            const { azureApp, senderSettings } = wanted.reduce<AdoptableSettings>(
              (draft, { apply }) => apply(draft),
              client,
            );
            saveWithSecret(
              { records, vault, clock },
              { clientId, secret: null, azureApp },
              (draft) => {
                draft.senderSettings = senderSettings;
              },
            );
          }
          const now = new Date(clock.now()).toISOString();
          const changed = servers.changes.filter(isWanted);
          if (changed.length > 0) {
            records.updateClient(clientId, 'mail-servers', (draft) => {
              for (const { item, fields } of changed) {
                if (item.serverId === null) {
                  draft.mailServers.push(createServer(clientId, fields, now));
                } else {
                  replaceServer(draft, item.serverId, (server) => changeFields(server, fields));
                }
              }
            });
          }
          const items = [...wanted, ...changed].map(({ item }) => item);
          return { outcome: 'adopted' as const, items };
        });
      }),
  };
}
