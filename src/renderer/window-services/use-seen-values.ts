import { useCallback, useEffect, useRef } from 'react';
import { get, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { type Failure } from '../../contract/failures.ts';

interface SeenOptions<Values extends FieldValues, Sent, Stored> {
  readonly form: UseFormReturn<Values, unknown, Sent>;
  /** What the form shows of the record as it is now. */
  readonly values: Values;
  /** The record as it is kept now, as a save sends it. */
  readonly stored: Stored;
  readonly paths: readonly Path<Values>[];
}

export interface SeenValues<Stored> {
  /** What was kept when the change was begun. */
  readonly read: () => Stored;
  /** After a refusal that named what was changed elsewhere: the next save replaces it. */
  readonly refused: (failure: Failure) => void;
}

/**
 * Shows in an open form what another window or the command line changes meanwhile, except in the
 * fields that are being changed here, and remembers what those held before.
 */
export function useSeenValues<Values extends FieldValues, Sent, Stored>({
  form,
  values,
  stored,
  paths,
}: SeenOptions<Values, Sent, Stored>): SeenValues<Stored> {
  const seen = useRef(stored);
  const now = useRef(stored);
  const told = useRef(false);
  const { isDirty } = form.formState;

  useEffect(() => {
    now.current = stored;
    if (!isDirty) {
      seen.current = stored;
      told.current = false;
    }
  }, [stored, isDirty]);

  useEffect(() => {
    if (!form.formState.isDirty) {
      form.reset(values);
      return;
    }
    const before = form.formState.defaultValues;
    for (const path of paths) {
      if (form.getValues(path) !== get(before, path)) continue;
      form.resetField(path, { defaultValue: get(values, path) });
    }
  }, [values, form, paths]);

  const read = useCallback(() => (told.current ? now.current : seen.current), []);
  const refused = useCallback((failure: Failure) => {
    if (failure.kind !== 'invalid-input') return;
    told.current ||= failure.problems.some(({ problem }) => problem === 'changed-elsewhere');
  }, []);
  return { read, refused };
}
