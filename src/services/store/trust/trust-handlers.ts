import { type TrustInForce, type TrustState } from '../../../contract/trust.ts';
import { type Handlers } from '../../shell/bridge/bridge.ts';
import { nameOf, type TrustGuard } from './trust-guard.ts';

/** Shows and settles what is not as it was confirmed. */
export function createTrustHandlers(services: {
  readonly guard: TrustGuard;
  readonly inForce: () => Promise<TrustInForce>;
}): Pick<Handlers, Extract<keyof Handlers, `trust.${string}`>> {
  const { guard, inForce } = services;
  const read = async (): Promise<TrustState> => {
    const changes = guard.changes();
    return { changes, seen: nameOf(changes), inForce: await inForce() };
  };
  return {
    'trust.read': read,
    'trust.accept': ({ seen }) => {
      guard.accept(seen);
      return read();
    },
    'trust.undo': () => {
      guard.undo();
      return read();
    },
  };
}
