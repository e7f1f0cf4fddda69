import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { fieldProblemOf } from '../../../ui/field.tsx';
import { RadioField } from '../../../ui/radio-field.tsx';
import { ServerInput } from './server-inputs.tsx';
import { ServerLogin } from './server-login.tsx';
import { type OutgoingValues } from './server-values.ts';
import { asciiHint } from './ascii-hint.ts';
import { OdooHostNote, usualHostsOf } from './odoo-host-note.tsx';
import { toNumber } from './to-number.ts';
import { usePersonalHost } from './use-personal-host.ts';

const setByUser = { shouldDirty: true, shouldValidate: true } as const;

interface OutgoingConnectionProps {
  readonly client: Client;
  readonly draft: {
    readonly form: UseFormReturn<OutgoingValues, unknown, OutgoingValues>;
    readonly save: () => Promise<MailServer | null>;
  };
  readonly onUsernameTyped: (username: string) => void;
}

/** The tab Connection: where to connect to at the left, as whom at the right. */
export function OutgoingConnection({ client, draft, onUsernameTyped }: OutgoingConnectionProps) {
  const { t } = useTranslation();
  const { register, formState, control } = draft.form;
  const { errors } = formState;
  const [username, host] = useWatch({ control, name: ['username', 'host'] });
  const hosts = usualHostsOf(client, 'outgoing', host);
  usePersonalHost(draft.form, client, username);

  return (
    <div className="form-columns">
      <div>
        <RadioField
          label={t('servers.encryption')}
          help={t('outgoing.encryptionHelp')}
          problem={fieldProblemOf(errors.encryption)}
          options={(['none', 'starttls', 'implicit'] as const).map((value) => ({
            value,
            label: t(`servers.encryptions.${value}`),
          }))}
          registration={register('encryption')}
        />
        <ServerInput
          label={t('servers.host.outgoing')}
          help={t('outgoing.hostHelp')}
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
          label={t('outgoing.port')}
          help={t('outgoing.portHelp')}
          problem={fieldProblemOf(errors.port)}
          registration={register('port', { setValueAs: toNumber })}
          kind="number"
        />
      </div>
      <div>
        <ServerLogin
          client={client}
          help={t('outgoing.usernameHelp')}
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
