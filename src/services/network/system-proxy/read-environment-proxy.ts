import { type FoundProxies, readAddress } from './found-proxies.ts';
import { withSubdomains } from './is-exempt.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * As curl does it: HTTPS_PROXY is for https alone, ALL_PROXY for whatever has no variable of its
 * own. Null where neither is set: then the system's own settings count.
 */
export function readEnvironmentProxy(environment: Environment): FoundProxies | null {
  const [https, all] = ['https_proxy', 'all_proxy'].map((name) =>
    readAddress(readVariable(environment, name)),
  );
  if (https === undefined || all === undefined) return null;
  const unusable = https.unusable ?? all.unusable;
  if (https.proxy === null && all.proxy === null && unusable === null) return null;
  return {
    source: 'environment',
    https: https.proxy ?? all.proxy,
    mail: all.proxy,
    exempt: exemptOfEnvironment(environment),
    script: null,
    unusable,
  };
}

/** NO_PROXY, which counts beside the system's own exceptions too. */
export function exemptOfEnvironment(environment: Environment): string[] {
  return withSubdomains(readVariable(environment, 'no_proxy').split(/[\s,]+/u));
}

/** Lower case first, as curl does. */
function readVariable(environment: Environment, name: string): string {
  return environment[name] ?? environment[name.toUpperCase()] ?? '';
}
