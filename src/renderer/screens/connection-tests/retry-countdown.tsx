import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useElapsed } from '../../ui/progress-line.tsx';
import { type Finding } from '../../../contract/findings.ts';

interface RetryCountdownProps {
  /** How long the server asked to wait. */
  readonly seconds: number;
  /** When it said so, milliseconds since the Unix epoch; null: just now. */
  readonly saidAt: number | null;
}

/** How long until it is worth testing again, ticking. Not spoken: a number a second is a torment. */
export function RetryCountdown({ seconds, saidAt }: RetryCountdownProps) {
  const { t } = useTranslation();
  const [since] = useState(
    () => performance.now() - Math.max(0, Date.now() - (saidAt ?? Date.now())),
  );
  const left = secondsLeft(seconds, useElapsed(since));
  return (
    <p role="timer" className="finding-countdown">
      {left > 0 ? t('findings.tryAgainIn', { seconds: left }) : t('findings.tryAgainNow')}
    </p>
  );
}

/** Seconds that the server asked to wait, or null where it named no time. */
export function retryAfterOf({ params }: Pick<Finding, 'params'>): number | null {
  const said = params['retryAfterSeconds'] ?? '';
  return /^[1-9]\d*$/.test(said) ? Number(said) : null;
}

/** Whole seconds that are left of a wait; 0 when it is over. `elapsedMs` may begin before it. */
export function secondsLeft(seconds: number, elapsedMs: number): number {
  return Math.max(0, Math.ceil(seconds - elapsedMs / 1000));
}
