import { type MachineSettings } from '../../contract/settings.ts';
import { type TrustInForce } from '../../contract/trust.ts';
import { namesOf } from '../store/trust/trusted-settings.ts';
import { proxiesOfEnvironment, type Environment } from './choose-proxy.ts';
import { describeProxy, type ProxyServer } from './proxy-server.ts';

/** The proxies and added authorities that are used now, without credentials. */
export function describeInForce(
  settings: Pick<MachineSettings, 'proxy' | 'certificateAuthorities'>,
  given: { readonly environment: Environment; readonly override: ProxyServer | null },
): TrustInForce {
  const { proxy, certificateAuthorities } = settings;
  return {
    proxies: [...new Set(proxiesOf(proxy, given).map(describeProxy))],
    certificateAuthorities: namesOf(certificateAuthorities),
  };
}

function proxiesOf(
  proxy: MachineSettings['proxy'],
  {
    environment,
    override,
  }: { readonly environment: Environment; readonly override: ProxyServer | null },
) {
  if (override !== null) return [override];
  if (proxy.kind === 'none') return [];
  return proxy.kind === 'system' ? proxiesOfEnvironment(environment) : [proxy];
}

export function isAnythingInForce({ proxies, certificateAuthorities }: TrustInForce): boolean {
  return proxies.length > 0 || certificateAuthorities.length > 0;
}

/** Tells what is in force the first time that anything is: once after a start. */
export function onceInForce(
  describe: () => TrustInForce,
  tell: (found: TrustInForce) => void,
): () => void {
  let told = false;
  return () => {
    if (told) return;
    const found = describe();
    if (!isAnythingInForce(found)) return;
    told = true;
    tell(found);
  };
}
