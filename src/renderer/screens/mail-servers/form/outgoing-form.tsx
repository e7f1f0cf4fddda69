import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Client } from '../../../../contract/clients.ts';
import {
  outgoingFields,
  type MailServer,
  type OutgoingServer,
} from '../../../../contract/mail-servers.ts';
import { fieldProblemOf } from '../../../ui/field.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notebook } from '../../../ui/notebook.tsx';
import { FixedAuthentication } from './fixed-authentication.tsx';
import { ServerInput } from './server-inputs.tsx';
import { ServerPage } from './server-page.tsx';
import { isOutgoing, newOutgoing, newServerValues, outgoingValues } from './server-values.ts';
import { toNumber } from './to-number.ts';
import { useFollowUsername } from './use-follow-username.ts';
import { useServerForm } from './use-server-form.ts';
import { OutgoingHeader } from './outgoing-header.tsx';
import { OutgoingConnection } from './outgoing-connection.tsx';
import { SendAsNote } from './send-as-note.tsx';
import { unmatchedParts } from './unmatched-parts.ts';

interface OutgoingFormProps {
  readonly client: Client;
  readonly server: OutgoingServer | null;
  /** All servers of the client. */
  readonly servers: readonly MailServer[];
}

const resolver = zodResolver(outgoingFields);

/** Odoo's form of an outgoing mail server. */
export function OutgoingForm({ client, server, servers }: OutgoingFormProps) {
  const { t } = useTranslation();
  const values = useMemo(
    () =>
      server === null ? newServerValues(newOutgoing, client, servers) : outgoingValues(server),
    [server, client, servers],
  );
  const draft = useServerForm({
    clientId: client.id,
    direction: 'outgoing',
    serverId: server?.id ?? null,
    values,
    resolver,
    valuesOf: (saved) => (isOutgoing(saved) ? outgoingValues(saved) : null),
  });
  const filterFollower = useFollowUsername({
    storedUsername: values.username,
    read: () => draft.form.getValues('fromFilter'),
    write: (filter) => draft.form.setValue('fromFilter', filter, { shouldDirty: true }),
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
    filterFollower.onUsernameTyped(username);
    if (server === null) nameFollower.onUsernameTyped(username);
  };
  const discard = () => {
    filterFollower.onDiscarded();
    nameFollower.onDiscarded();
    draft.discard();
  };
  const { register, formState, control } = draft.form;
  const { errors } = formState;
  const unmatched = unmatchedParts(useWatch({ control, name: 'fromFilter' }));
  return (
    <ServerPage
      client={client}
      direction="outgoing"
      server={server}
      servers={servers}
      draft={{ ...draft, discard }}
      header={<OutgoingHeader server={server} servers={servers} onBeforeTest={draft.save} />}
    >
      <div className="form-columns">
        <div>
          <ServerInput
            label={t('servers.name')}
            placeholder={t('outgoing.namePlaceholder')}
            problem={fieldProblemOf(errors.name)}
            registration={register('name', { onChange: nameFollower.onTyped })}
            kind="text"
          />
          <ServerInput
            label={t('outgoing.fromFilter')}
            help={t('outgoing.fromFilterHelp')}
            placeholder={t('outgoing.fromFilterPlaceholder')}
            problem={fieldProblemOf(errors.fromFilter)}
            {...(unmatched.length > 0 && {
              hint: (
                <span role="status" className="warning-text">
                  {t('serverForm.neverMatches', { parts: unmatched.join('  ') })}
                </span>
              ),
            })}
            registration={register('fromFilter', { onChange: filterFollower.onTyped })}
            kind="address"
          />
          <SendAsNote form={draft.form} />
          <FixedAuthentication label={t('outgoing.authenticateWith')} />
        </div>
        <div>
          <ServerInput
            label={t('outgoing.priority')}
            help={t('outgoing.priorityHelp')}
            problem={fieldProblemOf(errors.priority)}
            registration={register('priority', { setValueAs: toNumber })}
            kind="number"
          />
          <div className="explanation">
            <p>{t('outgoing.outlookText')}</p>
            <p>{t('outgoing.filterText')}</p>
            <LinkButton target={{ link: 'odoo-guide' }} />
          </div>
        </div>
      </div>
      <Notebook
        label={t('servers.notebook')}
        pages={[
          {
            name: 'connection',
            title: t('outgoing.connectionTab'),
            content: (
              <OutgoingConnection client={client} draft={draft} onUsernameTyped={onUsernameTyped} />
            ),
          },
        ]}
      />
    </ServerPage>
  );
}
