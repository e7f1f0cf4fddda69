import { get, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';

interface Saved<Values extends FieldValues, Sent> {
  readonly form: UseFormReturn<Values, unknown, Sent>;
  readonly paths: readonly Path<Values>[];
  /** The form's values when they were sent. */
  readonly sent: Values;
  /** The record as it is kept now, as the form shows it. */
  readonly kept: Values;
}

/** Fields whose values are not those that were sent: a save takes a while, and typing goes on. */
export function typedSince<Values extends FieldValues, Sent>({
  form,
  paths,
  sent,
}: Omit<Saved<Values, Sent>, 'kept'>): Path<Values>[] {
  return paths.filter((path) => form.getValues(path) !== get(sent, path));
}

/** Shows what is kept, but for what was typed meanwhile, which is unsaved. Answers whether any was. */
export function resetAfterSave<Values extends FieldValues, Sent>(
  saved: Saved<Values, Sent>,
): boolean {
  const { form, kept } = saved;
  const typed = typedSince(saved).map((path) => [path, form.getValues(path)] as const);
  form.reset(kept);
  for (const [path, value] of typed) {
    form.setValue(path, value, { shouldDirty: true });
  }
  return typed.length > 0;
}
