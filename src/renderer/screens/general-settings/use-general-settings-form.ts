import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useRef, useState } from 'react';
import { useForm, type FieldPath, type Resolver, type UseFormReturn } from 'react-hook-form';
import { type Failure } from '../../../contract/failures.ts';
import {
  generalSettingsInput,
  type GeneralSettingsInput,
} from '../../../contract/general-settings.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useFormat } from '../../language/format.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { resetAfterSave } from '../../window-services/reset-after-save.ts';
import { useKeptDraft } from '../../window-services/use-kept-draft.ts';
import { useSeenValues } from '../../window-services/use-seen-values.ts';
import { problemDelayMs } from '../../ui/field.tsx';
import { type SaveBeforeLeaving } from '../../ui/use-leave-guard.tsx';
import {
  generalSettingsValues,
  toSeenSettings,
  toGeneralSettingsInput,
  type GeneralSettingsValues,
} from './general-settings-values.ts';
import { type Client } from '../../../contract/clients.ts';

const fieldPaths = [
  'applicationId',
  'secret',
  'secretExpiresOn',
  'authority.kind',
  'authority.tenant',
  'cloud',
  'odooUrl',
  'senderSettings.odooVersion',
  'senderSettings.aliasDomain.name',
  'senderSettings.aliasDomain.defaultFrom',
  'senderSettings.aliasDomain.bounce',
  'senderSettings.aliasDomain.catchall',
  'senderSettings.mailDefaultFrom',
  'senderSettings.mailCatchallDomain',
  'senderSettings.mailDefaultFromFilter',
] as const satisfies readonly FieldPath<GeneralSettingsValues>[];

/** Fields at which a problem can be named; the rest is named above the form. */
export const generalSettingsFields: readonly string[] = fieldPaths;

export type SettingsForm = UseFormReturn<GeneralSettingsValues, unknown, GeneralSettingsInput>;

/** A secret lives in its field until it is saved, and nowhere else. */
const neverKept = ['secret'] as const;

const validate = zodResolver(generalSettingsInput);

/** The form of General Settings: drafts, the contract’s validation, saving all of it at once. */
export function useGeneralSettingsForm(client: Client) {
  const command = useCommand('generalSettings.save');
  const { dayOrder } = useFormat();
  const [failure, setFailure] = useState<Failure | null>(null);
  const resolver: Resolver<GeneralSettingsValues, unknown, GeneralSettingsInput> = async (
    values,
    context,
    options,
  ) => {
    const validated = await validate(
      toGeneralSettingsInput(client.id, values, dayOrder),
      context,
      options as never,
    );
    return validated;
  };
  const form: SettingsForm = useForm<GeneralSettingsValues, unknown, GeneralSettingsInput>({
    resolver,
    defaultValues: generalSettingsValues(client),
    mode: 'onTouched',
    delayError: problemDelayMs,
  });
  const { isDirty } = form.formState;
  const typedMeanwhile = useRef(false);

  const shown = useMemo(() => generalSettingsValues(client), [client]);
  const seen = useSeenValues({ form, values: shown, paths: fieldPaths });
  // After the reset, which would take it away again.
  useKeptDraft({ form, draftKey: `general-settings/${client.id}`, except: neverKept });

  const save = (): Promise<boolean> =>
    new Promise((resolve) => {
      const sent = structuredClone(form.getValues());
      const send = async (input: GeneralSettingsInput) => {
        try {
          const saved = await command.mutateAsync({ ...input, seen: toSeenSettings(seen.read()) });
          setFailure(null);
          const kept = generalSettingsValues(saved);
          typedMeanwhile.current = resetAfterSave({ form, paths: fieldPaths, sent, kept });
          resolve(true);
        } catch (error) {
          const refused = failureOf(error);
          setFailure(refused);
          seen.refused(refused);
          if (refused.kind === 'invalid-input') {
            for (const { field, problem } of refused.problems) {
              const path = fieldPaths.find((each) => each === field);
              if (path !== undefined) form.setError(path, { message: problem });
            }
          }
          resolve(false);
        }
      };
      void form.handleSubmit(send, () => resolve(false))();
    });

  /** Saves what is typed during the save too. */
  const saveAll = async (): Promise<SaveBeforeLeaving> => {
    do {
      if (!(await save())) return 'refused';
    } while (typedMeanwhile.current);
    return 'stored';
  };

  const discard = () => {
    setFailure(null);
    form.reset(generalSettingsValues(client));
  };

  return { form, dirty: isDirty, saving: command.isPending, failure, save, saveAll, discard };
}

/** What each part of the form is given. */
export interface SettingsFieldsProps {
  readonly form: SettingsForm;
  readonly client: Client;
}
