import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblemCodes } from '../../contract/field-problem-codes.ts';
import { type FieldProblemCode } from '../../contract/failures.ts';
import { HelpMark } from './help-mark.tsx';

/** What ties an input to its label, help and problem. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly help?: string;
  readonly hint?: ReactNode;
  readonly problem: FieldProblemCode | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** One line of a form: label at the left, the input and what is wrong with it at the right. */
export function Field({ label, help, hint, problem, children }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const labelId = `${id}label`;
  const helpId = `${id}help`;
  const hintId = `${id}hint`;
  const problemId = `${id}problem`;
  const described = [
    problem === undefined ? null : problemId,
    hint === undefined ? null : hintId,
    help === undefined ? null : helpId,
  ].filter((each) => each !== null);
  return (
    <div className="field">
      <div className="field-label">
        <label id={labelId} htmlFor={id}>
          {label}
        </label>
        {help !== undefined && <HelpMark id={helpId} labelledBy={labelId} text={help} />}
      </div>
      <div className="field-control">
        {children({
          id,
          'aria-invalid': problem !== undefined,
          'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        })}
        {problem !== undefined && (
          <p id={problemId} className="field-problem">
            {t(`fieldProblems.${problem}`)}
          </p>
        )}
        {hint !== undefined && (
          <div id={hintId} className="field-hint">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** The contract's schemas carry problem codes as their messages; anything else is `invalid`. */
export function fieldProblemOf(
  error: { readonly message?: string | undefined } | undefined,
): FieldProblemCode | undefined {
  if (error === undefined) return undefined;
  return fieldProblemCodes.find((code) => code === error.message) ?? 'invalid';
}

/**
 * How long a field that was just left waits before it names its problem, in milliseconds. Without
 * it the new line pushed the form down between pressing and releasing the mouse, and the click on
 * whatever came next hit nothing.
 */
export const problemDelayMs = 350;
