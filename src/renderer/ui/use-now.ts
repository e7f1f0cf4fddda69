import { useEffect, useState } from 'react';

const hourMs = 3_600_000;

/** Milliseconds since the epoch, renewed every hour: windows stay open for days. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), hourMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
