import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import { usualMailHosts } from '../../../../contract/mail-hosts.ts';
import { type Direction } from '../../../navigation/paths.ts';
import { fieldProblemOf } from '../../../ui/field.tsx';
import { useQueryCall } from '../../../window-services/use-query-call.ts';
import { OutlookLine } from '../../sign-in/outlook-line.tsx';
import { EncryptionBox, EncryptionChoice } from './encryption-fields.tsx';
import { hostHint } from './host-hint.tsx';
import { ServerInput } from './server-inputs.tsx';
import { toNumber } from './server-values.ts';
import { type ServerDraft } from './use-server-form.ts';

const setByUser = { shouldDirty: true, shouldValidate: true } as const;

interface ServerConnectionProps {
  readonly client: Client;
  readonly direction: Direction;
  readonly draft: Pick<ServerDraft, 'form' | 'save'>;
  readonly onUsernameTyped: (username: string) => void;
}

/**
 * Odoo's tab Connection (outgoing) or Server & Login (incoming): where to connect to at the left, as
 * whom at the right. Incoming servers have titles above both, and the encryption below the port.
 */
export function ServerConnection(props: ServerConnectionProps) {
  const { client, direction, draft, onUsernameTyped } = props;
  const { t } = useTranslation();
  const { register, formState, control, setValue } = draft.form;
  const { errors } = formState;
  const [username, host] = useWatch({ control, name: ['username', 'host'] });
  const outgoing = direction === 'outgoing';
  usePersonalHost(draft.form, client, outgoing ? username : null);
  return (
    <div className="form-columns">
      <div>
        {outgoing ? (
          <EncryptionChoice form={draft.form} />
        ) : (
          <h2 className="group-title">{t('incoming.serverInformation')}</h2>
        )}
        <ServerInput
          label={t(`servers.host.${direction}`)}
          help={t(`${direction}.hostHelp`)}
          hint={hostHint({
            client,
            direction,
            host,
            onChoose: (chosen) => setValue('host', chosen, setByUser),
          })}
          problem={fieldProblemOf(errors.host)}
          registration={register('host')}
          kind="address"
        />
        <ServerInput
          label={t(`${direction}.port`)}
          {...(outgoing && { help: t('outgoing.portHelp') })}
          problem={fieldProblemOf(errors.port)}
          registration={register('port', { setValueAs: toNumber })}
          kind="number"
        />
        {!outgoing && <EncryptionBox form={draft.form} />}
      </div>
      <div>
        {!outgoing && <h2 className="group-title">{t('incoming.loginInformation')}</h2>}
        <ServerInput
          label={t('servers.username')}
          help={t(`${direction}.usernameHelp`)}
          problem={fieldProblemOf(errors.username)}
          registration={register('username', {
            onChange: (event: { target: { value: string } }) => onUsernameTyped(event.target.value),
          })}
          kind="address"
        />
        {/* A sign-in is for the username that is saved: null when it could not be. */}
        <OutlookLine
          client={client}
          mailbox={username}
          onBeforeConnect={async () => (await draft.save())?.username ?? null}
        />
      </div>
    </div>
  );
}

/**
 * Proposes the SMTP host of personal accounts once the mailbox turns out to be one, which only a
 * sign-in shows. A host that the user chose stays. Null: an incoming server, whose host is the same.
 */
function usePersonalHost(form: ServerDraft['form'], client: Client, username: string | null): void {
  const { data } = useQueryCall('mailboxLinks.list', { clientId: client.id });
  const mailbox = username?.trim().toLowerCase();
  const personal = data?.find((link) => link.mailbox === mailbox)?.account.personal ?? false;
  const { azureApp, sandbox } = client;
  useEffect(() => {
    if (!personal || sandbox) return;
    if (form.getValues('host') !== usualMailHosts(azureApp).smtp.host) return;
    const { host } = usualMailHosts(azureApp, true).smtp;
    if (host !== form.getValues('host')) form.setValue('host', host, { shouldDirty: true });
  }, [personal, sandbox, azureApp, form]);
}
