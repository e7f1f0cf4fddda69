import { useTranslation } from 'react-i18next';
import { fieldProblemOf } from '../../../ui/field.tsx';
import { Notebook } from '../../../ui/notebook.tsx';
import { ServerConnection } from './server-connection.tsx';
import { IncomingHeader, OutgoingHeader } from './server-header.tsx';
import { ServerInput } from './server-inputs.tsx';
import { ServerPage } from './server-page.tsx';
import { ServerSheetHead } from './server-sheet-head.tsx';
import { toNumber } from './server-values.ts';
import { useFollowers } from './use-follow-username.ts';
import { useServerForm, type ServerFormProps } from './use-server-form.ts';

/** Odoo's form of a mail server: outgoing or incoming, and what both have is here once. */
export function ServerForm(props: ServerFormProps) {
  const { client, direction, server, servers } = props;
  const { t } = useTranslation();
  const draft = useServerForm(props);
  const followers = useFollowers(draft.form, server);
  const { register, formState } = draft.form;
  const connection = (
    <ServerConnection
      client={client}
      direction={direction}
      draft={draft}
      onUsernameTyped={followers.onUsernameTyped}
    />
  );
  const discard = () => {
    followers.onDiscarded();
    draft.discard();
  };
  return (
    <ServerPage
      {...props}
      draft={{ ...draft, discard }}
      header={
        direction === 'outgoing' ? (
          <OutgoingHeader server={server} servers={servers} onBeforeTest={draft.save} />
        ) : (
          <IncomingHeader server={server} servers={servers} onBeforeTest={draft.save} />
        )
      }
    >
      <ServerSheetHead
        direction={direction}
        server={server}
        form={draft.form}
        followers={followers}
      />
      <Notebook
        label={t('servers.notebook')}
        pages={
          direction === 'outgoing'
            ? [{ name: 'connection', title: t('outgoing.connectionTab'), content: connection }]
            : [
                { name: 'server', title: t('incoming.serverTab'), content: connection },
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
              ]
        }
      />
    </ServerPage>
  );
}
