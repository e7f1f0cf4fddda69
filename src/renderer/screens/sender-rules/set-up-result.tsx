import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type SenderTemplate, type TemplateChange } from '../../../contract/sender-rules.ts';
import { paths } from '../../navigation/paths.ts';
import { TickIcon } from '../../ui/icons.tsx';
import { ServerLink, type ServerLinks } from './server-link.tsx';
import { useSettingName } from './use-setting-name.ts';

interface SetUpResultProps {
  readonly clientId: string;
  readonly kind: SenderTemplate['kind'];
  readonly changes: readonly TemplateChange[];
  readonly links: ServerLinks;
}

/** What was done, with the way to each record, and what is left to do. */
export function SetUpResult({ clientId, kind, changes, links }: SetUpResultProps) {
  const { t } = useTranslation();
  const nameOf = useSettingName();
  const name = t(`senderRules.templates.${kind}.name`);
  return (
    <div className="set-up-result">
      <p className="verdict verdict-passed">
        <TickIcon /> <span>{t('senderRules.templates.done', { name })}</span>
      </p>
      <ul>
        {changes.map((change) =>
          change.kind === 'change-setting' ? (
            <li key={change.setting}>
              {t('senderRules.templates.set', {
                setting: nameOf(change.setting),
                after: change.after,
              })}{' '}
              <Link href={paths.settings(clientId)} className="text-link">
                {t('senderRules.review.settings')}
              </Link>
            </li>
          ) : (
            <li key={`${'direction' in change ? change.direction : ''} ${change.mailbox}`}>
              {t(`senderRules.templates.${outcomeOf(change)}`)}{' '}
              {change.kind === 'left-out'
                ? change.mailbox
                : change.serverId !== null && (
                    <ServerLink serverId={change.serverId} links={links} />
                  )}
            </li>
          ),
        )}
      </ul>
      <p>{t('senderRules.templates.doneHint')}</p>
    </div>
  );
}

function outcomeOf(change: Exclude<TemplateChange, { kind: 'change-setting' }>) {
  switch (change.kind) {
    case 'create-server':
      return 'created';
    case 'keep-server':
      return 'kept';
    case 'left-out':
      return 'notMade';
    case 'change-server':
      return change.chosen ? 'changed' : 'notChanged';
  }
}
