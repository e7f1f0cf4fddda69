import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useElapsed } from '../../ui/use-elapsed.ts';
import { secondsLeft } from './retry-after.ts';

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
