import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mailboxAddress } from '../../../contract/identifiers.ts';
import {
  type IncomingServers,
  senderTemplate,
  type SenderTemplate,
  type TemplateChange,
} from '../../../contract/sender-rules.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { IncomingChoice } from './incoming-choice.tsx';
import { PlannedChanges } from './planned-changes.tsx';
import { readMailboxes } from './read-mailboxes.ts';
import { useSettled, useSettledQuery } from './use-settled-query.ts';

interface SetUpDialogProps {
  readonly clientId: string;
  readonly kind: SenderTemplate['kind'];
  readonly notifications: string;
  readonly users: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (changes: readonly TemplateChange[]) => void;
}

/** Asks for the addresses, shows live what would be done, and does it only when told to. */
export function SetUpDialog(props: SetUpDialogProps) {
  const { clientId, kind, onClose, onDone } = props;
  const { t } = useTranslation();
  const planId = useId();
  const [notifications, setNotifications] = useState(props.notifications);
  const [users, setUsers] = useState(props.users.join('\n'));
  const [incoming, setIncoming] = useState<IncomingServers>('notifications');
  const [changeServerIds, setChangeServerIds] = useState<readonly string[]>([]);
  const typed = useSettled(`${notifications}\n${users}`);
  const now = `${notifications}\n${users}`;
  const settled = typed === now;
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const { mailboxes, wrong } = readMailboxes(users);
  const template = senderTemplate.safeParse(
    kind === 'one-server'
      ? { kind, notifications, incoming }
      : { kind, notifications, incoming, users: mailboxes },
  );
  const request = template.success
    ? { clientId, template: template.data, changeServerIds: [...changeServerIds] }
    : null;
  const plan = useSettledQuery('senderRules.planTemplate', settled ? request : null);
  const apply = useCommand('senderRules.applyTemplate');
  const wrongNotifications =
    settled && notifications !== '' && !mailboxAddress.safeParse(notifications).success;
  const choose = (serverId: string, chosen: boolean) =>
    setChangeServerIds((before) =>
      chosen ? [...before, serverId] : before.filter((each) => each !== serverId),
    );
  return (
    <Dialog
      title={t(`senderRules.templates.${kind}.name`)}
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            className="btn btn-primary"
            disabled={
              request === null ||
              plan.data === undefined ||
              plan.isPlaceholderData ||
              !settled ||
              apply.isPending
            }
            onClick={() => {
              if (request !== null) {
                void apply.runHere(request, ({ changes }) => {
                  // Addresses that were typed while the others were applied are still to be applied.
                  if (latest.current === now) onDone(changes);
                });
              }
            }}
          >
            {t('senderRules.templates.apply')}
          </button>
          <button type="button" className="btn btn-secondary" onClick={onClose}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      <p>{t(`senderRules.templates.${kind}.text`)}</p>
      <Field
        label={t('senderRules.templates.notifications')}
        help={t('senderRules.templates.notificationsHelp')}
        problem={wrongNotifications ? 'not-an-email-address' : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type="text"
            value={notifications}
            placeholder="notifications@example.com"
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setNotifications(event.target.value)}
          />
        )}
      </Field>
      {kind === 'server-per-user' && (
        <Field
          label={t('senderRules.templates.users')}
          hint={
            settled && wrong.length > 0
              ? t('senderRules.templates.wrongUsers', { addresses: wrong.join(', ') })
              : t('senderRules.templates.usersHint')
          }
          problem={undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className="input"
              rows={4}
              value={users}
              aria-invalid={settled && wrong.length > 0}
              spellCheck={false}
              onChange={(event) => setUsers(event.target.value)}
            />
          )}
        </Field>
      )}
      <IncomingChoice kind={kind} value={incoming} onChoose={setIncoming} />
      <h3 className="group-title" id={planId}>
        {t('senderRules.templates.plan')}
      </h3>
      <div aria-live="polite" aria-labelledby={planId} role="region">
        {plan.data === undefined ? (
          <p className="muted">{t('senderRules.templates.planFirst')}</p>
        ) : (
          <PlannedChanges
            changes={plan.data.changes}
            chosenIds={changeServerIds}
            onChoose={choose}
          />
        )}
      </div>
      {apply.isPending && <ProgressLine text={t('senderRules.templates.applying')} />}
      <FailureAlert failure={plan.error === null ? null : failureOf(plan.error)} />
      <FailureAlert failure={apply.error === null ? null : failureOf(apply.error)} />
    </Dialog>
  );
}
