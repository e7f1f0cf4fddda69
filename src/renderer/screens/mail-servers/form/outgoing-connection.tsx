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
import { useEffect } from 'react';
import { usualMailHosts } from '../../../../contract/mail-hosts.ts';
import { useQueryCall } from '../../../window-services/use-query-call.ts';

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

/**
 * Proposes the SMTP host of personal accounts once the mailbox turns out to be one: only sign-in
 * tells. A host that someone chose stays.
 */
function usePersonalHost(
  form: UseFormReturn<OutgoingValues, unknown, OutgoingValues>,
  client: Client,
  username: string,
): void {
  const { data } = useQueryCall('mailboxLinks.list', { clientId: client.id });
  const mailbox = username.trim().toLowerCase();
  const personal = data?.find((link) => link.mailbox === mailbox)?.account.personal ?? false;
  const { azureApp, sandbox } = client;
  useEffect(() => {
    if (!personal || sandbox) return;
    if (form.getValues('host') !== usualMailHosts(azureApp).smtp.host) return;
    const { host } = usualMailHosts(azureApp, true).smtp;
    if (host !== form.getValues('host')) form.setValue('host', host, { shouldDirty: true });
  }, [personal, sandbox, azureApp, form]);
}
