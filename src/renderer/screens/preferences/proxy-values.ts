import { type CallInput } from '../../../contract/index.ts';
import { type ProxySetting } from '../../../contract/network.ts';

/** The fields of the form, as they are typed. */
export interface ProxyValues {
  kind: ProxySetting['kind'];
  host: string;
  port: string;
  username: string;
  /** Empty: the stored one stays. */
  password: string;
}

export function proxyValues(proxy: ProxySetting): ProxyValues {
  const empty = { host: '', port: '', username: '', password: '' };
  if (proxy.kind === 'none' || proxy.kind === 'system') return { kind: proxy.kind, ...empty };
  const { kind, host, port, username } = proxy;
  return { kind, host, port: String(port), username, password: '' };
}

export function proxySettingOf(values: ProxyValues): CallInput<'network.saveProxy'> {
  const { kind, host, port, username, password } = values;
  if (kind === 'none' || kind === 'system') return { proxy: { kind }, password: null };
  // "" would be port 0, and "80 " a port: the contract names what is neither.
  const number = /^\s*\d+\s*$/.test(port) ? Number(port) : -1;
  return {
    proxy: { kind, host, port: number, username },
    password: password === '' ? null : password,
  };
}
