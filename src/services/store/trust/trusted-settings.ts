import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { authority, cloud, type Authority } from '../../../contract/azure-app.ts';
import { hostAndPort } from '../../../contract/host-and-port.ts';
import { proxySetting, type ProxySetting } from '../../../contract/network.ts';
import { type MachineSettings } from '../../../contract/settings.ts';
import { type TrustChange } from '../../../contract/trust.ts';
import { type StoredClient, type RecordsList } from '../records/records-content.ts';
import { secretEntry } from '../vault/entry-names.ts';

const trustedNetwork = z.strictObject({
  proxy: proxySetting,
  certificateAuthorities: z.array(z.string()),
});
export type TrustedNetwork = z.infer<typeof trustedNetwork>;

const trustedApp = z.strictObject({
  applicationId: z.string(),
  authority,
  cloud,
  odooUrl: z.string(),
});
export type TrustedApp = z.infer<typeof trustedApp>;

/** Of the vault's entry for the proxy and the added authorities of this machine. */
export const trustedNetworkEntry = 'trusted-network';

/** Of the vault's entry for what a client's Azure app says about where its secret goes. */
export function trustedAppEntry(clientId: string): string {
  return `trusted-app/${clientId}`;
}

/** As in a data folder without any of these settings. */
export const untouchedNetwork: TrustedNetwork = {
  proxy: { kind: 'system' },
  certificateAuthorities: [],
};

export function trustedNetworkOf(settings: MachineSettings): TrustedNetwork {
  const { proxy, certificateAuthorities } = settings;
  return { proxy, certificateAuthorities };
}

export function trustedAppOf({ azureApp }: Pick<StoredClient, 'azureApp'>): TrustedApp {
  const { applicationId, odooUrl } = azureApp;
  return { applicationId, authority: azureApp.authority, cloud: azureApp.cloud, odooUrl };
}

/**
 * What was confirmed, the newest first. While a change is being saved there are two, so that
 * whatever is killed in between leaves settings that were confirmed.
 */
export function parseTrustedNetworks(text: string): TrustedNetwork[] {
  return z.array(trustedNetwork).min(1).parse(JSON.parse(text));
}

export function parseTrustedApps(text: string): TrustedApp[] {
  return z.array(trustedApp).min(1).parse(JSON.parse(text));
}

type Difference = Pick<TrustChange, 'setting' | 'before' | 'after'>;

export function compareNetworks(before: TrustedNetwork, after: TrustedNetwork): Difference[] {
  const show = ({ proxy, certificateAuthorities }: TrustedNetwork) => ({
    proxy: describeProxySetting(proxy),
    'certificate-authorities': namesOf(certificateAuthorities).join('; '),
  });
  // Two authorities may bear one name: what they are decides, not how they are called.
  const differs = {
    proxy: JSON.stringify(before.proxy) !== JSON.stringify(after.proxy),
    'certificate-authorities':
      before.certificateAuthorities.join('\n') !== after.certificateAuthorities.join('\n'),
  };
  return (['proxy', 'certificate-authorities'] as const)
    .filter((setting) => differs[setting])
    .map((setting) => ({ setting, before: show(before)[setting], after: show(after)[setting] }));
}

/** With null, nothing was ever confirmed. */
export function compareApps(before: TrustedApp | null, after: TrustedApp): Difference[] {
  const show = (app: TrustedApp) => ({
    'application-id': app.applicationId,
    authority: describeAuthorityOf(app.authority),
    cloud: app.cloud,
    'odoo-address': app.odooUrl,
  });
  const [was, is] = [before === null ? null : show(before), show(after)];
  return (['application-id', 'authority', 'cloud', 'odoo-address'] as const)
    .filter((setting) => was?.[setting] !== is[setting])
    .map((setting) => ({ setting, before: was?.[setting] ?? null, after: is[setting] }));
}

/** The names of authorities, as people recognise them. */
export function namesOf(certificateAuthorities: readonly string[]): string[] {
  return certificateAuthorities.map((pem) => {
    try {
      const { subject, fingerprint256 } = new X509Certificate(pem);
      return `${subject.replaceAll('\n', ', ')} (${fingerprint256.slice(0, 23)}…)`;
    } catch {
      return pem.slice(0, 40);
    }
  });
}

export function describeProxySetting(proxy: ProxySetting): string {
  if (proxy.kind === 'none' || proxy.kind === 'system') return proxy.kind;
  const user = proxy.username === '' ? '' : `${proxy.username}@`;
  return `${proxy.kind}://${user}${hostAndPort(proxy.host, proxy.port)}`;
}

function describeAuthorityOf(found: Authority): string {
  return found.kind === 'tenant' ? found.tenant : found.kind;
}

/**
 * What is confirmed when a vault of an earlier format gets the present one: it held no copy of these
 * settings, so they count as they are found at that moment, and at no other.
 */
export function confirmWhenDivided(
  { clients, settings }: RecordsList,
  names: ReadonlySet<string>,
): [string, string][] {
  const apps = clients
    .filter(({ id }) => names.has(secretEntry(id)))
    .map((client) => [trustedAppEntry(client.id), JSON.stringify([trustedAppOf(client)])]);
  return [
    [trustedNetworkEntry, JSON.stringify([trustedNetworkOf(settings)])],
    ...(apps as [string, string][]),
  ];
}
