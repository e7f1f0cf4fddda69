import { type TrustInForce } from '../../contract/trust.ts';
import { inForceLines } from '../../languages/trust-texts.ts';
import { lookUpOfWindow } from '../terminal/window-texts.ts';

/** A line for the proxies, one for the added authorities, one for those of the environment. */
export function formatInForce(inForce: TrustInForce): string[] {
  return inForceLines(inForce, lookUpOfWindow);
}
