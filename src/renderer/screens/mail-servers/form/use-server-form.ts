import { useEffect, useRef, useState } from 'react';
import {
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldPathValue,
  type Resolver,
} from 'react-hook-form';
import { type Failure } from '../../../../contract/failures.ts';
import { type MailServer, type MailServerFields } from '../../../../contract/mail-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { useKeptDraft } from '../../../window-services/use-kept-draft.ts';
import { paths } from '../../../navigation/paths.ts';
import { openTabOf } from '../../../navigation/wrong-fields.ts';
import { problemDelayMs } from '../../../ui/field.tsx';

interface ServerFormOptions<Values extends MailServerFields> {
  readonly clientId: string;
  readonly direction: Values['direction'];
  /** Null while the record is new. */
  readonly serverId: string | null;
  readonly values: Values;
  /** The contract's validation of the fields. */
  readonly resolver: Resolver<Values, unknown, Values>;
  /** The record as the contract answered it, as field values. */
  readonly valuesOf: (saved: MailServer) => Values | null;
}

/** Not typed: the direction is the form's own, and archiving takes effect at once. */
const neverKept: readonly (keyof MailServerFields)[] = ['direction', 'active'];

/** The form of one mail server: draft, validation, saving, discarding; the same both ways. */
export function useServerForm<Values extends MailServerFields>(options: ServerFormOptions<Values>) {
  const { clientId, direction, serverId, values, resolver, valuesOf } = options;
  const { location } = useServices();
  const create = useCommand('mailServers.create');
  const change = useCommand('mailServers.save');
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<Values, unknown, Values>({
    resolver,
    defaultValues: values as DefaultValues<Values>,
    mode: 'onTouched',
    delayError: problemDelayMs,
  });
  const { isDirty } = form.formState;
  // Two clicks, or a click while leaving, must not create two records.
  const saving = useRef<Promise<MailServer | null> | null>(null);

  useEffect(() => {
    // The record changed elsewhere: show it unless something is typed.
    if (!form.formState.isDirty) {
      form.reset(values);
      return;
    }
    // This one is not a form field: saving must not bring back a server that was archived meanwhile.
    const active = 'active' as FieldPath<Values>;
    form.resetField(active, {
      defaultValue: values.active as FieldPathValue<Values, typeof active>,
    });
  }, [values, form]);
  useKeptDraft({
    form,
    draftKey: `mail-server/${serverId ?? `new/${clientId}/${direction}`}`,
    except: neverKept as FieldPath<Values>[],
  });

  const send = async (fields: Values): Promise<MailServer | null> => {
    try {
      const saved =
        serverId === null
          ? await create.mutateAsync({ clientId, fields })
          : await change.mutateAsync({ serverId, fields });
      setFailure(null);
      form.reset(valuesOf(saved) ?? fields);
      if (serverId === null) {
        await location.go(paths.server(clientId, direction, saved.id), {
          replace: true,
          unguarded: true,
        });
      }
      return saved;
    } catch (error) {
      const refused = failureOf(error);
      setFailure(refused);
      if (refused.kind === 'invalid-input') {
        for (const { field, problem } of refused.problems) {
          const name = field.replace(/^fields\./, '');
          if (name in values) form.setError(name as FieldPath<Values>, { message: problem });
        }
      }
      return null;
    }
  };

  /** Answers the stored record, or null when a field is wrong or the call was refused. */
  const save = (): Promise<MailServer | null> => {
    saving.current ??= new Promise<MailServer | null>((resolve) => {
      void form.handleSubmit(
        async (fields) => resolve(await send(fields)),
        (wrong) => {
          // The form itself gives the focus to the first of them, once it can be seen.
          const [first] = Object.keys(wrong).flatMap((name) => [
            ...document.getElementsByName(name),
          ]);
          if (first !== undefined) openTabOf(first);
          resolve(null);
        },
      )();
    }).finally(() => {
      saving.current = null;
    });
    return saving.current;
  };

  const discard = () => {
    setFailure(null);
    form.reset(values);
    if (serverId === null) {
      location.navigate(paths.servers(clientId, direction), { unguarded: true });
    }
  };

  return {
    form,
    // A new record without a change is not kept.
    dirty: isDirty,
    saving: create.isPending || change.isPending,
    failure,
    save,
    discard,
  };
}
