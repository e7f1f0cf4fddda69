import { useState, useEffect } from 'react';
import { useFormat } from '../language/format.ts';

interface ProgressLineProps {
  readonly text: string;
  /** A reading of `performance.now()`; from when the line appeared, where nothing else is known. */
  readonly since?: number;
}

/** Nothing for half a second, then what is being waited for and for how long already. */
export function ProgressLine({ text, since }: ProgressLineProps) {
  const { duration } = useFormat();
  const [shown] = useState(() => performance.now());
  const elapsed = useElapsed(since ?? shown);
  if (elapsed < 500) return null;
  return (
    <p className="d-flex align-items-center gap-2 m-0 muted">
      <span className="spinner-border spinner-border-sm" aria-hidden="true" />
      <span>{text}</span>
      {elapsed >= 1000 && (
        <span className="progress-seconds">{duration(Math.floor(elapsed / 1000) * 1000)}</span>
      )}
    </p>
  );
}

/** Milliseconds since `since` (a reading of `performance.now()`), four times a second. */
export function useElapsed(since: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [since]);
  return Math.max(0, now - since);
}
