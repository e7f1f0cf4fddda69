import { useCallback, useEffect, useRef } from 'react';
import { get, set, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { type Failure } from '../../contract/failures.ts';

interface SeenOptions<Values extends FieldValues, Sent> {
  readonly form: UseFormReturn<Values, unknown, Sent>;
  /** The record as it is kept now, as the form shows it. */
  readonly values: Values;
  readonly paths: readonly Path<Values>[];
}

export interface SeenValues<Values> {
  /** What each field held before it was changed here. */
  readonly read: () => Values;
  /** After a refusal that named what was changed elsewhere: the next save replaces that. */
  readonly refused: (failure: Failure) => void;
}

interface Told<Values> {
  readonly fields: readonly string[];
  /** What was kept when the user was told; null until the form has it. */
  values: Values | null;
}

/**
 * Shows in an open form what another window or the command line changes meanwhile, except in the
 * fields that are being changed here, and knows what those held before: the form's default values.
 */
export function useSeenValues<Values extends FieldValues, Sent>({
  form,
  values,
  paths,
}: SeenOptions<Values, Sent>): SeenValues<Values> {
  const now = useRef(values);
  const told = useRef<Told<Values>>(null);

  useEffect(() => {
    now.current = values;
    if (told.current !== null) told.current.values ??= values;
    if (!form.formState.isDirty) {
      told.current = null;
      form.reset(values);
      return;
    }
    const before = form.formState.defaultValues;
    for (const path of paths) {
      if (form.getValues(path) !== get(before, path)) continue;
      form.resetField(path, { defaultValue: get(values, path) });
    }
  }, [values, form, paths]);

  const read = useCallback(() => {
    const seen = structuredClone(form.formState.defaultValues) as Values;
    const { fields, values: known } = told.current ?? { fields: [], values: null };
    for (const path of paths) {
      const isTold = fields.some((field) => path === field || path.startsWith(`${field}.`));
      if (isTold) set(seen, path, get(known ?? now.current, path));
    }
    return seen;
  }, [form, paths]);
  const refused = useCallback((failure: Failure) => {
    if (failure.kind !== 'invalid-input') return;
    const fields = failure.problems
      .filter(({ problem }) => problem === 'changed-elsewhere')
      .map(({ field }) => field);
    if (fields.length > 0) told.current = { fields, values: null };
  }, []);
  return { read, refused };
}
