import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { Field, fieldProblemOf } from '../../../ui/field.tsx';
import { ServerInput } from './server-inputs.tsx';
import { ServerLogin } from './server-login.tsx';
import { type IncomingValues } from './server-values.ts';
import { asciiHint } from './ascii-hint.ts';
import { OdooHostNote, usualHostsOf } from './odoo-host-note.tsx';
import { toNumber } from './to-number.ts';

const setByUser = { shouldDirty: true, shouldValidate: true } as const;

interface IncomingConnectionProps {
  readonly client: Client;
  readonly draft: {
    readonly form: UseFormReturn<IncomingValues, unknown, IncomingValues>;
    readonly save: () => Promise<MailServer | null>;
  };
  readonly onUsernameTyped: (username: string) => void;
}

/** The tab Server & Login. */
export function IncomingConnection({ client, draft, onUsernameTyped }: IncomingConnectionProps) {
  const { t } = useTranslation();
  const { register, formState, control } = draft.form;
  const { errors } = formState;
  const [username, host] = useWatch({ control, name: ['username', 'host'] });
  const hosts = usualHostsOf(client, 'incoming', host);
  return (
    <div className="form-columns">
      <div>
        <h2 className="group-title">{t('incoming.serverInformation')}</h2>
        <ServerInput
          label={t('servers.host.incoming')}
          help={t('incoming.hostHelp')}
          hint={
            asciiHint(host) ??
            (hosts === null ? undefined : (
              <OdooHostNote
                hosts={hosts}
                onChoose={(chosen) => draft.form.setValue('host', chosen, setByUser)}
              />
            ))
          }
          problem={fieldProblemOf(errors.host)}
          registration={register('host')}
          kind="address"
        />
        <ServerInput
          label={t('incoming.port')}
          problem={fieldProblemOf(errors.port)}
          registration={register('port', { setValueAs: toNumber })}
          kind="number"
        />
        <Field
          label={t('servers.encryptions.implicit')}
          help={t('incoming.encryptionHelp')}
          problem={fieldProblemOf(errors.encryption)}
        >
          {(input) => (
            <Controller
              control={control}
              name="encryption"
              render={({ field }) => (
                <input
                  {...input}
                  ref={field.ref}
                  name={field.name}
                  type="checkbox"
                  className="form-check-input"
                  checked={field.value === 'implicit'}
                  onBlur={field.onBlur}
                  onChange={(event) => field.onChange(event.target.checked ? 'implicit' : 'none')}
                />
              )}
            />
          )}
        </Field>
      </div>
      <div>
        <h2 className="group-title">{t('incoming.loginInformation')}</h2>
        <ServerLogin
          client={client}
          help={t('incoming.usernameHelp')}
          problem={fieldProblemOf(errors.username)}
          registration={register('username', {
            onChange: (event: { target: { value: string } }) => onUsernameTyped(event.target.value),
          })}
          username={username}
          save={draft.save}
        />
      </div>
    </div>
  );
}
