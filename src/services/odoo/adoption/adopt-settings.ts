import {
  applicationId as applicationIdField,
  authority as authorityField,
  odooAddress,
  type Authority,
  type Cloud,
} from '../../../contract/azure-app.ts';
import { type AdoptedItem, type AdoptedSetting } from '../../../contract/odoo-adoption.ts';
import { loginHostOfCloud } from '../../../contract/odoo-parameters.ts';
import { type OdooSnapshot } from '../../../contract/odoo-snapshot.ts';
import {
  defaultSenderSettings,
  senderSettingsInput,
  type SenderSettings,
} from '../../../contract/sender-settings.ts';
import { type StoredClient } from '../../store/records/records.ts';
import { senderSettingsOf } from '../senders/odoo-records.ts';
import { type NotAdopted } from './not-adopted.ts';

/** The parts of a client that an Odoo can fill. */
export type AdoptableSettings = Pick<StoredClient, 'azureApp' | 'senderSettings'>;

interface SettingChange {
  readonly item: Extract<AdoptedItem, { kind: 'setting' }>;
  readonly apply: (draft: AdoptableSettings) => AdoptableSettings;
}

export interface SettingsAdoption {
  readonly changes: readonly SettingChange[];
  readonly notAdopted: readonly NotAdopted[];
}

/**
 * What of an Odoo's settings a client lacks, or has otherwise. What Collega's own rules refuse is
 * reported, not taken: an Odoo is as foreign as a file.
 */
export function adoptSettings(client: StoredClient, snapshot: OdooSnapshot): SettingsAdoption {
  const changes: SettingChange[] = [];
  const notAdopted: NotAdopted[] = [];
  const propose = (
    setting: AdoptedSetting,
    before: string | null,
    after: string | null,
    apply: SettingChange['apply'],
  ): void => {
    if (after === null || after === '' || after === before) return;
    const action = before === null || before === '' ? 'fill' : 'replace';
    changes.push({ item: { kind: 'setting', setting, action, before, after }, apply });
  };
  if (client.sandbox) {
    notAdopted.push({ code: 'practice-app', name: client.name });
  } else {
    adoptApp(client.azureApp, snapshot, propose, notAdopted);
  }
  adoptSenders(client.senderSettings, senderSettingsOf(snapshot), propose, notAdopted);
  if (snapshot.aliasDomains.length > 1) {
    const names = snapshot.aliasDomains.map(({ name }) => name).join(', ');
    notAdopted.push({ code: 'several-alias-domains', name: names });
  }
  return { changes, notAdopted };
}

type Propose = (
  setting: AdoptedSetting,
  before: string | null,
  after: string | null,
  apply: SettingChange['apply'],
) => void;

function adoptApp(
  app: StoredClient['azureApp'],
  snapshot: OdooSnapshot,
  propose: Propose,
  notAdopted: NotAdopted[],
): void {
  const withApp =
    (change: Partial<StoredClient['azureApp']>): SettingChange['apply'] =>
    (draft) => ({ ...draft, azureApp: { ...draft.azureApp, ...change } });
  const id = applicationIdField.safeParse(snapshot.applicationId ?? '');
  if (id.success) {
    propose('applicationId', app.applicationId, id.data, withApp({ applicationId: id.data }));
  } else if (snapshot.applicationId !== null) {
    notAdopted.push({ code: 'value-not-usable', name: 'microsoft_outlook_client_id' });
  }
  const url = odooAddress.safeParse(snapshot.webBaseUrl ?? '');
  if (url.success) propose('odooUrl', app.odooUrl, url.data, withApp({ odooUrl: url.data }));
  else if (snapshot.webBaseUrl !== null) {
    notAdopted.push({ code: 'value-not-usable', name: 'web.base.url' });
  }
  if (snapshot.endpoint === null) return;
  const endpoint = readEndpoint(snapshot.endpoint);
  if (endpoint === null) {
    notAdopted.push({ code: 'endpoint-not-usable', name: snapshot.endpoint });
    return;
  }
  const { authority, cloud } = endpoint;
  // Before an app was entered, "common" and the global cloud are defaults, not a choice.
  const chosen = app.applicationId !== '';
  propose(
    'authority',
    chosen || app.authority.kind === 'tenant' ? segmentOf(app.authority) : null,
    segmentOf(authority),
    withApp({ authority }),
  );
  propose('cloud', chosen ? app.cloud : null, cloud, withApp({ cloud }));
}

function segmentOf(authority: Authority): string {
  return authority.kind === 'tenant' ? authority.tenant : authority.kind;
}

/** Tenant and cloud of `microsoft_outlook.endpoint`; null for a host that is not Microsoft's. */
function readEndpoint(
  endpoint: string,
): { readonly authority: Authority; readonly cloud: Cloud } | null {
  if (!URL.canParse(endpoint)) return null;
  const { hostname, pathname, protocol } = new URL(endpoint);
  const [, segment = ''] = pathname.split('/');
  const cloud = Object.entries(loginHostOfCloud).find(([, host]) => host === hostname)?.[0];
  if (cloud === undefined || protocol !== 'https:') return null;
  const named = ['common', 'organizations', 'consumers'].includes(segment);
  const authority = authorityField.safeParse(
    named ? { kind: segment } : { kind: 'tenant', tenant: segment },
  );
  return authority.success ? { authority: authority.data, cloud: cloud as Cloud } : null;
}

function adoptSenders(
  present: SenderSettings,
  theirs: SenderSettings,
  propose: Propose,
  notAdopted: NotAdopted[],
): void {
  const withSenders =
    (change: (settings: SenderSettings) => SenderSettings): SettingChange['apply'] =>
    (draft) => ({ ...draft, senderSettings: change(draft.senderSettings) });
  const usable = senderSettingsInput.safeParse(theirs);
  if (!usable.success) {
    notAdopted.push({ code: 'value-not-usable', name: theirs.aliasDomain.name });
    return;
  }
  const settings = usable.data;
  const { odooVersion } = settings;
  // A fact about this Odoo, not a setting.
  propose(
    'odooVersion',
    present.odooVersion === odooVersion ? odooVersion : null,
    odooVersion,
    withSenders((all) => ({ ...all, odooVersion })),
  );
  const aliases = [
    ['aliasDomain', 'name'],
    ['defaultFrom', 'defaultFrom'],
    ['bounce', 'bounce'],
    ['catchall', 'catchall'],
  ] as const;
  // Odoo's own defaults stand there until a domain was entered.
  const untouched = present.aliasDomain.name === '';
  if (settings.aliasDomain.name !== '') {
    for (const [setting, field] of aliases) {
      const isDefault =
        untouched && present.aliasDomain[field] === defaultSenderSettings.aliasDomain[field];
      const before = present.aliasDomain[field];
      const after = settings.aliasDomain[field];
      if (before === after) continue;
      propose(
        setting,
        isDefault ? null : before,
        after,
        withSenders((all) => ({
          ...all,
          aliasDomain: { ...all.aliasDomain, [field]: after },
        })),
      );
    }
  }
  for (const field of ['mailDefaultFrom', 'mailCatchallDomain', 'mailDefaultFromFilter'] as const) {
    const after = settings[field];
    propose(
      field,
      present[field],
      after,
      withSenders((all) => ({ ...all, [field]: after })),
    );
  }
}
