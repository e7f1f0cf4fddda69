import { type Failure } from '../../contract/failures.ts';
import { failureTextKey } from '../../contract/failure-texts.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface FailureAlertProps {
  readonly failure: Failure | null;
  /** Fields whose problems are named beside them already. */
  readonly shownFields?: readonly string[];
}

/** A refused call, said where it was asked. */
export function FailureAlert({ failure, shownFields = [] }: FailureAlertProps) {
  const { t } = useTranslation();
  const textOf = useFailureText();
  const alert = useRef<HTMLDivElement>(null);
  const told = useRef(failure);
  useEffect(() => {
    // What was asked for far down a page is not refused where nobody looks.
    if (failure !== told.current) alert.current?.scrollIntoView({ block: 'nearest' });
    told.current = failure;
  }, [failure]);
  if (failure === null) return null;
  const problems =
    'problems' in failure
      ? failure.problems.filter(({ field }) => !shownFields.includes(field))
      : [];
  if (failure.kind === 'invalid-input' && problems.length === 0) return null;
  return (
    <div ref={alert} className="alert alert-danger" role="alert">
      <p className="mb-0">{textOf(failure)}</p>
      {problems.length > 0 && (
        <ul className="mb-0">
          {problems.map(({ field, problem }) => (
            <li key={`${field} ${problem}`}>
              {field}: {t(`fieldProblems.${problem}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One sentence for each kind of failure: what happened and what to do. */
export function useFailureText(): (failure: Failure) => string {
  const { t } = useTranslation();
  return (failure) => t(failureTextKey(failure), { ...failure });
}
