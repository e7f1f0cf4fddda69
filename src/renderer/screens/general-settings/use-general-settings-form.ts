import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm, type FieldPath, type Resolver } from 'react-hook-form';
import { azureAppInput, type AzureAppInput } from '../../../contract/azure-app.ts';
import { type Client } from '../../../contract/clients.ts';
import { type Failure } from '../../../contract/failures.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { problemDelayMs } from '../../ui/problem-delay.ts';
import { azureAppValues, toAzureAppInput, type AzureAppValues } from './azure-app-values.ts';

const fieldPaths = [
  'applicationId',
  'secret',
  'secretExpiresOn',
  'authority.kind',
  'authority.tenant',
  'cloud',
  'odooUrl',
] as const satisfies readonly FieldPath<AzureAppValues>[];

/** Fields at which a problem can be named; the rest is named above the form. */
export const azureAppFields: readonly string[] = fieldPaths;

const judge = zodResolver(azureAppInput);

/** The form of the Azure app: drafts, the contract's judgement, saving. */
export function useAzureAppForm(client: Client) {
  const command = useCommand('azureApp.save');
  const [failure, setFailure] = useState<Failure | null>(null);
  const resolver: Resolver<AzureAppValues, unknown, AzureAppInput> = async (
    values,
    context,
    options,
  ) => {
    const judged = await judge(toAzureAppInput(client, values), context, options as never);
    return judged;
  };
  const form = useForm<AzureAppValues, unknown, AzureAppInput>({
    resolver,
    defaultValues: azureAppValues(client),
    mode: 'onTouched',
    delayError: problemDelayMs,
  });
  const { isDirty } = form.formState;

  useEffect(() => {
    // Another window, or a saved answer, changed the record: show it unless something is typed.
    if (!form.formState.isDirty) form.reset(azureAppValues(client));
  }, [client, form]);

  const save = (): Promise<boolean> =>
    new Promise((resolve) => {
      const send = async (input: AzureAppInput) => {
        try {
          const azureApp = await command.mutateAsync(input);
          setFailure(null);
          form.reset(azureAppValues({ ...client, azureApp }));
          resolve(true);
        } catch (error) {
          const refused = failureOf(error);
          setFailure(refused);
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

  const discard = () => {
    setFailure(null);
    form.reset(azureAppValues(client));
  };

  return { form, dirty: isDirty, saving: command.isPending, failure, save, discard };
}

export type AzureAppForm = ReturnType<typeof useAzureAppForm>;
