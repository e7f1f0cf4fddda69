import { type TrustInForce } from '../../contract/trust.ts';
import { translate } from '../terminal/texts.ts';

/** A line for the proxies, and one for the added authorities. */
export function formatInForce({ proxies, certificateAuthorities }: TrustInForce): string[] {
  return [
    ...(proxies.length === 0 ? [] : [translate('proxyInForce', { proxies: proxies.join(', ') })]),
    ...(certificateAuthorities.length === 0
      ? []
      : [translate('authoritiesInForce', { authorities: certificateAuthorities.join('; ') })]),
  ];
}
