import { useId } from 'react';
import { type UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type FieldProblemCode } from '../../contract/failures.ts';
import { HelpMark } from './help-mark.tsx';

interface RadioOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

interface RadioFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly problem?: FieldProblemCode | undefined;
  readonly options: readonly RadioOption[];
  readonly registration: UseFormRegisterReturn;
}

/** Odoo's choices: all of them in sight, one below the other. */
export function RadioField({ label, help, problem, options, registration }: RadioFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const labelId = `${id}label`;
  const helpId = `${id}help`;
  const problemId = `${id}problem`;
  return (
    <div
      className="field"
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={problem === undefined ? undefined : problemId}
    >
      <div className="field-label">
        <span id={labelId}>{label}</span>
        {help !== undefined && <HelpMark id={helpId} labelledBy={labelId} text={help} />}
      </div>
      <div className="field-control">
        {options.map((option) => (
          <div className="form-check" key={option.value}>
            <input
              {...registration}
              type="radio"
              className="form-check-input"
              id={`${id}${option.value}`}
              value={option.value}
              aria-describedby={
                option.description === undefined ? undefined : `${id}${option.value}text`
              }
            />
            <label className="form-check-label" htmlFor={`${id}${option.value}`}>
              {option.label}
            </label>
            {option.description !== undefined && (
              <div id={`${id}${option.value}text`} className="field-hint">
                {option.description}
              </div>
            )}
          </div>
        ))}
        {problem !== undefined && (
          <p id={problemId} className="field-problem">
            {t(`fieldProblems.${problem}`)}
          </p>
        )}
      </div>
    </div>
  );
}
