import { type TrustInForce } from '../contract/trust.ts';

type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * What stands between this machine and the servers, a line each: for the window, the command line
 * and reports alike. `translate` knows the window's texts (`ui.json`), under their own keys.
 */
export function inForceLines(
  { proxies, certificateAuthorities, environmentAuthorities }: TrustInForce,
  translate: Translate,
): string[] {
  const named = proxies.map(
    ({ address, source }) => `${address} (${translate(`network.sources.${source}`)})`,
  );
  return [
    ...(named.length === 0
      ? []
      : [translate('vault.trust.inForceProxy', { proxies: named.join(', ') })]),
    ...(certificateAuthorities.length === 0
      ? []
      : [
          translate('vault.trust.inForceAuthorities', {
            authorities: certificateAuthorities.join('; '),
          }),
        ]),
    ...(environmentAuthorities === 0
      ? []
      : [translate('vault.trust.inForceEnvironment', { number: environmentAuthorities })]),
  ];
}
