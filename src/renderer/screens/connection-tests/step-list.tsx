import { type StepId } from '../../../contract/findings.ts';
import { skipReasonOf } from '../../../contract/skip-reasons.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, SkippedIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { useTranslation } from 'react-i18next';
import { type TestStep } from '../../../contract/connection-tests.ts';
import { detailLines } from '../../../contract/detail-lines.ts';

const icons = { ok: TickIcon, warning: WarningIcon, failed: CrossIcon, skipped: SkippedIcon };

interface StepListProps {
  readonly steps: readonly TestStep[];
  /** The step being waited for. */
  readonly current: StepId | null;
}

/** A log to screen readers too: each step is spoken when it has ended. */
export function StepList({ steps, current }: StepListProps) {
  const { t } = useTranslation();
  return (
    <div role="log" aria-label={t('tests.steps')}>
      <ol className="steps list-unstyled">
        {steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
        {current !== null && (
          <li className="step align-items-baseline border-bottom step-running" aria-hidden="true">
            <span className="step-mark">
              <span className="spinner-border spinner-border-sm" />
            </span>
            <span className="step-name">{t(`steps.${current}`)}</span>
          </li>
        )}
      </ol>
    </div>
  );
}

function StepLine({ step }: { readonly step: TestStep }) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const Icon = icons[step.status];
  const reason = skipReasonOf(step);
  return (
    <li className={`step align-items-baseline border-bottom step-${step.status}`}>
      <span className="step-mark">
        <Icon />
      </span>
      <span className="step-name">{t(`steps.${step.id}`)}</span>
      <span className="step-status">{t(`tests.status.${step.status}`)}</span>
      <span className="step-time muted text-end">
        {step.status !== 'skipped' && duration(step.durationMs)}
      </span>
      {reason !== null && <span className="step-reason">{t(`tests.skipReasons.${reason}`)}</span>}
      {step.status !== 'skipped' && <StepDetail detail={step.detail} />}
    </li>
  );
}

/** What a step saw, folded away until someone wants to know. */
export function StepDetail({ detail }: { readonly detail: TestStep['detail'] }) {
  const { t } = useTranslation();
  const lines = detailLines(detail);
  if (lines.length === 0) return null;
  return (
    <details className="step-detail">
      <summary>{t('tests.evidence')}</summary>
      <dl>
        {lines.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
