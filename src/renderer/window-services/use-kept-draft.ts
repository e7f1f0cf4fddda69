import { useEffect } from 'react';
import { type FieldValues, type Path, type PathValue, type UseFormReturn } from 'react-hook-form';
import { draftContent } from '../../contract/drafts.ts';
import { useServices } from './services-context.ts';

interface KeptDraftOptions<Values extends FieldValues, Sent> {
  readonly form: UseFormReturn<Values, unknown, Sent>;
  /** The record, or the place of a new one: the same after a crash. */
  readonly draftKey: string;
  /** Fields that are never kept: secrets, and what others change meanwhile. */
  readonly except: readonly Path<Values>[];
}

/**
 * Keeps what is typed into a form beyond a crash of the window: the form comes back with it, marked
 * as unsaved. Leaving the form ends its draft, since by then it was saved or given up.
 */
export function useKeptDraft<Values extends FieldValues, Sent>(
  options: KeptDraftOptions<Values, Sent>,
): void {
  const { form, draftKey } = options;
  const { drafts } = useServices();
  const except = options.except.join(' ');
  useEffect(() => {
    const left = new Set(except.split(' '));
    const kept = drafts.get(draftKey) ?? {};
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        if (isDirty !== true) {
          drafts.drop(draftKey);
          return;
        }
        const shown = Object.entries(values).filter(([name]) => !left.has(name));
        const content = draftContent.safeParse(Object.fromEntries(shown));
        if (content.success) drafts.keep(draftKey, content.data);
      },
    });
    const known = form.getValues();
    for (const [name, value] of Object.entries(kept)) {
      if (!(name in known) || left.has(name)) continue;
      form.setValue(name as Path<Values>, value as PathValue<Values, Path<Values>>, {
        shouldDirty: true,
      });
    }
    return () => {
      stop();
      drafts.drop(draftKey);
    };
  }, [form, draftKey, except, drafts]);
}
