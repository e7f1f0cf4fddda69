import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useRef, useState } from 'react';
import { useForm, type FieldPath, type UseFormReturn } from 'react-hook-form';
import { type Client } from '../../../../contract/clients.ts';
import { fieldsOfServer } from '../../../../contract/fields-of-server.ts';
import { type Failure } from '../../../../contract/failures.ts';
import {
  mailServerFields,
  type MailServer,
  type MailServerFields,
} from '../../../../contract/mail-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { useServices } from '../../../window-services/services-context.ts';
import { useCommand } from '../../../window-services/use-command.ts';
import { resetAfterSave, typedSince } from '../../../window-services/reset-after-save.ts';
import { useKeptDraft } from '../../../window-services/use-kept-draft.ts';
import { useSeenValues } from '../../../window-services/use-seen-values.ts';
import { paths, type Direction } from '../../../navigation/paths.ts';
import { openTabOf } from '../../../navigation/wrong-fields.ts';
import { problemDelayMs } from '../../../ui/field.tsx';
import { type SaveBeforeLeaving } from '../../../ui/use-leave-guard.tsx';
import { newServerValues } from './server-values.ts';

/** What each part of the page needs of the form: its fields, and to save before it acts. */
export interface ServerDraft {
  readonly form: UseFormReturn<MailServerFields, unknown, MailServerFields>;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly failure: Failure | null;
  /** Answers the stored record, or null when a field is wrong or the call was refused. */
  readonly save: () => Promise<MailServer | null>;
  /** Saves what is typed during the save too. */
  readonly saveAll: () => Promise<SaveBeforeLeaving>;
  readonly discard: () => void;
}

export interface ServerFormProps {
  readonly client: Client;
  readonly direction: Direction;
  /** Null while the record is new. */
  readonly server: MailServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
}

/** The contract's validation: the direction among the values decides which fields there are. */
const resolver = zodResolver(mailServerFields);

/** Not typed: the direction is the form's own, and archiving takes effect at once. */
const neverKept: readonly (keyof MailServerFields)[] = ['direction', 'active'];

/** The form of one mail server: draft, validation, saving, discarding; the same both ways. */
export function useServerForm({
  client,
  direction,
  server,
  servers,
}: ServerFormProps): ServerDraft {
  const serverId = server?.id ?? null;
  const clientId = client.id;
  const values = useMemo(
    () => (server === null ? newServerValues(direction, client, servers) : fieldsOfServer(server)),
    [server, direction, client, servers],
  );
  const { drafts, location } = useServices();
  const create = useCommand('mailServers.create');
  const change = useCommand('mailServers.save');
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<MailServerFields, unknown, MailServerFields>({
    resolver,
    defaultValues: values,
    mode: 'onTouched',
    delayError: problemDelayMs,
  });
  const { isDirty } = form.formState;
  // Two clicks, or a click while leaving, must not create two records.
  const saving = useRef<Promise<MailServer | null> | null>(null);
  const typedMeanwhile = useRef(false);

  // `active` is no field of the form: a server that was archived meanwhile stays so.
  const names = useMemo(() => Object.keys(values) as (keyof MailServerFields)[], [values]);
  const seen = useSeenValues({ form, values, paths: names });
  useKeptDraft({
    form,
    draftKey: draftKeyOf(serverId ?? `new/${clientId}/${direction}`),
    except: neverKept,
  });

  const send = async (
    fields: MailServerFields,
    sent: MailServerFields,
  ): Promise<MailServer | null> => {
    try {
      const saved =
        serverId === null
          ? await create.mutateAsync({ clientId, fields })
          : await change.mutateAsync({ serverId, fields, seen: seen.read() });
      setFailure(null);
      const made = serverId === null;
      if (made) {
        // The form of what was made takes over what was typed into this one meanwhile.
        const typed = typedSince({ form, paths: names, sent });
        const content = Object.fromEntries(typed.map((name) => [name, form.getValues(name)]));
        if (typed.length > 0) drafts.keep(draftKeyOf(saved.id), content);
      }
      const kept = fieldsOfServer(saved);
      typedMeanwhile.current = resetAfterSave({ form, paths: names, sent, kept });
      if (made) {
        await location.go(paths.server(clientId, direction, saved.id), {
          replace: true,
          unguarded: true,
        });
      }
      return saved;
    } catch (error) {
      const refused = failureOf(error);
      setFailure(refused);
      seen.refused(refused);
      if (refused.kind === 'invalid-input') {
        for (const { field, problem } of refused.problems) {
          const name = field.replace(/^fields\./, '');
          if (name in values)
            form.setError(name as FieldPath<MailServerFields>, { message: problem });
        }
      }
      return null;
    }
  };

  const save = (): Promise<MailServer | null> => {
    saving.current ??= new Promise<MailServer | null>((resolve) => {
      const sent = structuredClone(form.getValues());
      void form.handleSubmit(
        async (fields) => resolve(await send(fields, sent)),
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

  const saveAll = async (): Promise<SaveBeforeLeaving> => {
    do {
      if ((await save()) === null) return 'refused';
      // Another save of this form would make a second record.
      if (serverId === null) return typedMeanwhile.current ? 'moved' : 'stored';
    } while (typedMeanwhile.current);
    return 'stored';
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
    saveAll,
    discard,
  };
}

function draftKeyOf(record: string): string {
  return `mail-server/${record}`;
}
