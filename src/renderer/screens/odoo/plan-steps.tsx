import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type OdooPlan, type OdooStep } from '../../../contract/odoo-plan.ts';
import { useFormat } from '../../language/format.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { useShownValue } from './use-shown-value.ts';

interface PlanStepsProps {
  readonly plan: OdooPlan;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Each step with values before and after, what it may break, and a box to choose it. */
export function PlanSteps({ plan, chosen, onChoose }: PlanStepsProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const choose = (id: string, take: boolean): void => {
    const others = [...chosen].filter((each) => each !== id);
    onChoose(new Set(take ? [...others, id] : others));
  };
  return (
    <>
      {plan.steps.length === 0 && (
        <p
          role="status"
          className={`verdict verdict-${plan.byHand.length > 0 ? 'warning' : 'passed'}`}
        >
          {t('odoo.plan.empty', { time: dateTime(plan.readAt) })}
        </p>
      )}
      <ul className="list-unstyled m-0" aria-label={t('odoo.plan.title')}>
        {plan.steps.map((step) => (
          <Step
            key={step.id}
            step={step}
            chosen={chosen.has(step.id)}
            onChoose={(take) => choose(step.id, take)}
          />
        ))}
      </ul>
      {plan.byHand.length > 0 && (
        <>
          <h3 className="group-title">{t('odoo.plan.byHand')}</h3>
          <ul>
            {plan.byHand.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

interface StepProps {
  readonly step: OdooStep;
  readonly chosen: boolean;
  readonly onChoose: (take: boolean) => void;
}

function Step({ step, chosen, onChoose }: StepProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const id = useId();
  const shown = useShownValue();
  const { before, after, warning, leftText } = step;
  return (
    <li className="odoo-step">
      <input
        id={id}
        type="checkbox"
        className="form-check-input"
        checked={chosen}
        disabled={step.blocked !== null}
        aria-describedby={`${id}risk ${id}warning ${id}left`}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <label htmlFor={id}>{step.title}</label>
      {(before !== null || after !== null) && (
        <p className="odoo-change">
          <span className="visually-hidden">{t('odoo.plan.before')}: </span>
          <del>{shown(step.field, before)}</del>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden">{t('odoo.plan.after')}: </span>
          <ins>{shown(step.field, after)}</ins>
        </p>
      )}
      <p id={`${id}risk`} className="field-hint">
        {step.blockedText ?? step.riskText}
      </p>
      {step.blocked === null && warning !== null && (
        <p id={`${id}warning`} className="odoo-warning">
          <WarningIcon /> {step.warningText}
          {warning.at !== null && ` (${dateTime(warning.at)})`}
        </p>
      )}
      {!chosen && leftText !== null && (
        <p id={`${id}left`} className="field-hint">
          {leftText}
        </p>
      )}
    </li>
  );
}
