import { type MachineSettings } from '../../contract/settings.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { namesOf } from '../store/trust/trusted-settings.ts';
import { describeUse, type UsedProxy } from './network-route.ts';
import { type ProxyServer } from './proxy-server.ts';
import { Secret } from '../secret.ts';
import { type ReadSystemProxies } from './system-proxy/system-proxies.ts';
import { countExtraAuthorities } from './trust-store.ts';

/** The proxies and added authorities that are used now, without credentials. */
export async function describeInForce(
  settings: Pick<MachineSettings, 'proxy' | 'certificateAuthorities'>,
  given: { readonly readSystemProxies: ReadSystemProxies; readonly override: ProxyServer | null },
): Promise<TrustInForce> {
  const { proxy, certificateAuthorities } = settings;
  const uses = (await proxiesOf(proxy, given)).map(describeUse);
  return {
    proxies: uses.filter(
      ({ address }, index) => uses.findIndex((each) => each.address === address) === index,
    ),
    certificateAuthorities: namesOf(certificateAuthorities),
    environmentAuthorities: countExtraAuthorities(),
  };
}

async function proxiesOf(
  setting: MachineSettings['proxy'],
  given: { readonly readSystemProxies: ReadSystemProxies; readonly override: ProxyServer | null },
): Promise<UsedProxy[]> {
  if (given.override !== null) return [{ proxy: given.override, source: 'this-run' }];
  switch (setting.kind) {
    case 'none':
      return [];
    case 'system': {
      const { https, mail, source } = await given.readSystemProxies();
      return [https, mail].flatMap((proxy) => (proxy === null ? [] : { proxy, source }));
    }
    default:
      return [{ proxy: { ...setting, password: new Secret('') }, source: 'settings' }];
  }
}

function isAnythingInForce(found: TrustInForce): boolean {
  const { proxies, certificateAuthorities, environmentAuthorities } = found;
  return proxies.length + certificateAuthorities.length + environmentAuthorities > 0;
}

/**
 * Reports what is in force before the first connection that it concerns, and again only when it has
 * become something else: the proxy of a network that this computer has joined meanwhile.
 */
export function reportInForce(
  describe: () => Promise<TrustInForce>,
  notify: (found: TrustInForce) => void,
): () => Promise<void> {
  let reported = '';
  return async () => {
    const found = await describe();
    const text = JSON.stringify(found);
    if (text === reported || !isAnythingInForce(found)) return;
    reported = text;
    notify(found);
  };
}
