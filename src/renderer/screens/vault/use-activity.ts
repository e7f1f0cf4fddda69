import { useEffect } from 'react';
import { useServices } from '../../window-services/services-context.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';

/** Often enough for the shortest time after which a vault locks. */
const reportIntervalMs = 20_000;

/** Tells Collega that someone is typing or pointing, where an idle vault is to be locked. */
export function useActivity(): void {
  const { api } = useServices();
  const { data } = useQueryCall('vault.idleLock', {});
  const counts = (data?.minutes ?? null) !== null;
  useEffect(() => {
    if (!counts) return undefined;
    let reportedAt = -Infinity;
    const report = () => {
      if (performance.now() - reportedAt < reportIntervalMs) return;
      reportedAt = performance.now();
      void api.call('vault.touch', {});
    };
    const signs = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, report, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, report);
    };
  }, [api, counts]);
}
