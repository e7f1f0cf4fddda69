import { useEffect, useState } from 'react';

/** Milliseconds since `since` (a reading of `performance.now()`), four times a second. */
export function useElapsed(since: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [since]);
  return Math.max(0, now - since);
}
