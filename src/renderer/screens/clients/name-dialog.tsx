import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useRef, type SyntheticEvent } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Failure } from '../../../contract/failures.ts';
import { recordName } from '../../../contract/identifiers.ts';
import { useKeptDraft } from '../../window-services/use-kept-draft.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field, fieldProblemOf } from '../../ui/field.tsx';

interface NameDialogProps {
  readonly title: string;
  /** What confirming does, where the title does not say it. */
  readonly text?: string;
  readonly confirm: string;
  readonly name: string;
  /** Under which what is typed outlives a crash of the window; without it nothing is kept. */
  readonly draftKey?: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Settles, either way, when the name was taken or refused. */
  readonly onConfirm: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

const resolver = zodResolver(z.object({ name: recordName }));

interface KeptNameProps {
  readonly form: UseFormReturn<{ name: string }>;
  readonly draftKey: string;
}

function KeptName({ form, draftKey }: KeptNameProps) {
  useKeptDraft({ form, draftKey, except: [] });
  return null;
}

/** Asks for a client's name, for a new one and for renaming. */
export function NameDialog(props: NameDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const form = useForm({ resolver, defaultValues: { name: props.name }, mode: 'onSubmit' });
  // `busy` arrives with the next drawing: a double click would ask twice, and be told that the name
  // is taken.
  const asking = useRef(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (asking.current) return;
    asking.current = true;
    try {
      await form.handleSubmit(({ name }) => props.onConfirm(name))(event);
    } finally {
      asking.current = false;
    }
  };
  const refused =
    props.failure?.kind === 'invalid-input' ? props.failure.problems[0]?.problem : undefined;
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <button type="submit" form={formId} className="btn btn-primary" disabled={props.busy}>
            {props.confirm}
          </button>
          <button type="button" className="btn btn-secondary" onClick={props.onClose}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      {props.text !== undefined && <p>{props.text}</p>}
      {props.draftKey !== undefined && <KeptName form={form} draftKey={props.draftKey} />}
      <form id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('clients.name')}
          hint={t('clients.nameHint')}
          problem={fieldProblemOf(form.formState.errors.name) ?? refused}
        >
          {(control) => (
            <input {...control} {...form.register('name')} className="input" autoComplete="off" />
          )}
        </Field>
      </form>
      <FailureAlert failure={props.failure} shownFields={['name']} />
    </Dialog>
  );
}
