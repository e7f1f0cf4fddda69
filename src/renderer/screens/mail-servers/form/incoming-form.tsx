import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import {
  incomingFields,
  type IncomingServer,
  type MailServer,
} from '../../../../contract/mail-servers.ts';
import { fieldProblemOf } from '../../../ui/field.tsx';
import { Notebook } from '../../../ui/notebook.tsx';
import { FixedAuthentication } from './fixed-authentication.tsx';
import { ServerInput } from './server-inputs.tsx';
import { ServerPage } from './server-page.tsx';
import { incomingValues, isIncoming, newIncoming, newServerValues } from './server-values.ts';
import { toNumber } from './to-number.ts';
import { useFollowUsername } from './use-follow-username.ts';
import { useServerForm } from './use-server-form.ts';
import { IncomingConnection } from './incoming-connection.tsx';
import { IncomingHeader } from './incoming-header.tsx';

interface IncomingFormProps {
  readonly client: Client;
  readonly server: IncomingServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
}

const resolver = zodResolver(incomingFields);

/** Odoo's form of an incoming mail server. */
export function IncomingForm({ client, server, servers }: IncomingFormProps) {
  const { t } = useTranslation();
  const values = useMemo(
    () =>
      server === null ? newServerValues(newIncoming, client, servers) : incomingValues(server),
    [server, client, servers],
  );
  const draft = useServerForm({
    clientId: client.id,
    direction: 'incoming',
    serverId: server?.id ?? null,
    values,
    resolver,
    valuesOf: (saved) => (isIncoming(saved) ? incomingValues(saved) : null),
  });
  const nameFollower = useFollowUsername({
    storedUsername: values.username,
    read: () => draft.form.getValues('name'),
    // An empty name that was complained about is all right now.
    write: (name) =>
      draft.form.setValue('name', name, { shouldDirty: true, shouldValidate: name !== '' }),
  });
  // Entering the mailbox alone is enough to save; a stored server keeps the name it has.
  const onUsernameTyped = (username: string) => {
    if (server === null) nameFollower.onUsernameTyped(username);
  };
  const discard = () => {
    nameFollower.onDiscarded();
    draft.discard();
  };
  const { register, formState } = draft.form;
  return (
    <ServerPage
      client={client}
      direction="incoming"
      server={server}
      servers={servers}
      draft={{ ...draft, discard }}
      header={<IncomingHeader server={server} servers={servers} onBeforeTest={draft.save} />}
    >
      <div className="form-columns">
        <div>
          <ServerInput
            label={t('servers.name')}
            placeholder={t('incoming.namePlaceholder')}
            problem={fieldProblemOf(formState.errors.name)}
            registration={register('name', { onChange: nameFollower.onTyped })}
            kind="text"
          />
          <FixedAuthentication label={t('incoming.serverType')} />
        </div>
        <div className="explanation">
          <p>{t('incoming.outlookText')}</p>
          {server?.confirmed === true && <p>{t('incoming.confirmedText')}</p>}
        </div>
      </div>
      <Notebook
        label={t('servers.notebook')}
        pages={[
          {
            name: 'server',
            title: t('incoming.serverTab'),
            content: (
              <IncomingConnection client={client} draft={draft} onUsernameTyped={onUsernameTyped} />
            ),
          },
          {
            name: 'advanced',
            title: t('serverForm.advancedTab'),
            content: (
              <div className="form-columns">
                <ServerInput
                  label={t('serverForm.serverPriority')}
                  help={t('serverForm.serverPriorityHelp')}
                  problem={fieldProblemOf(formState.errors.priority)}
                  registration={register('priority', { setValueAs: toNumber })}
                  kind="number"
                />
              </div>
            ),
          },
        ]}
      />
    </ServerPage>
  );
}
