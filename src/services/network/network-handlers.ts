import { type NetworkSettings } from '../../contract/network.ts';
import { type Handlers } from '../shell/bridge/bridge.ts';
import { type Clock } from '../shell/ports/clock.ts';
import { type Records, type RecordsList } from '../store/records/records.ts';
import { Secret } from '../secret.ts';
import { saveNetwork } from '../store/trust/save-network.ts';
import { type Vault } from '../store/vault/vault.ts';
import { describeAuthority, fingerprintOf, parseAuthorities } from './certificate-authorities.ts';
import { proxyPasswordEntry, saveProxy } from './proxy-password.ts';
import { describeFound } from './system-proxy/found-proxies.ts';
import { type ReadSystemProxies } from './system-proxy/system-proxies.ts';

type NetworkCalls = Extract<keyof Handlers, `network.${string}`>;

/** The proxy and the added authorities of this machine. */
export function createNetworkHandlers(services: {
  readonly records: Records;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly readSystemProxies: ReadSystemProxies;
}): Pick<Handlers, NetworkCalls> {
  const { records, vault, clock } = services;

  const describe = async (): Promise<NetworkSettings> => {
    const { proxy, certificateAuthorities } = records.read().settings;
    const entry = proxyPasswordEntry(proxy);
    return {
      proxy,
      hasPassword: entry !== null && vault.has(entry),
      systemProxies: describeFound(await services.readSystemProxies()),
      certificateAuthorities: certificateAuthorities.map((pem) =>
        describeAuthority(pem, clock.now()),
      ),
    };
  };
  const change = (apply: (settings: RecordsList['settings']) => void): Promise<NetworkSettings> => {
    saveNetwork(services, apply);
    return describe();
  };

  return {
    'network.read': describe,

    'network.saveProxy': ({ proxy, password }) => {
      saveProxy(services, proxy, password === null ? null : new Secret(password));
      return describe();
    },

    'network.addCertificateAuthority': ({ pem }) => {
      const added = parseAuthorities(pem);
      return change((settings) => {
        const known = new Map(
          [...settings.certificateAuthorities, ...added].map((each) => [fingerprintOf(each), each]),
        );
        settings.certificateAuthorities = [...known.values()];
      });
    },

    'network.removeCertificateAuthority': ({ fingerprint256 }) =>
      change((settings) => {
        settings.certificateAuthorities = settings.certificateAuthorities.filter(
          (pem) => fingerprintOf(pem) !== fingerprint256,
        );
      }),
  };
}
