import { useTranslation } from 'react-i18next';
import { type TemplateChange } from '../../../contract/sender-rules.ts';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
import { useSettingName } from './use-setting-name.ts';

interface PlannedChangesProps {
  readonly changes: readonly TemplateChange[];
  readonly chosenIds: readonly string[];
  readonly onChoose: (serverId: string, chosen: boolean) => void;
}

/** What would be created, kept and set; an existing server is changed only if it is ticked. */
export function PlannedChanges({ changes, chosenIds, onChoose }: PlannedChangesProps) {
  const { t } = useTranslation();
  if (changes.every(({ kind }) => kind === 'keep-server')) {
    return <p>{t('senderRules.templates.nothing')}</p>;
  }
  return (
    <ul className="planned-changes">
      {changes.map((change) => (
        <li key={keyOf(change)}>
          {change.kind === 'change-server' ? (
            <ChangeChoice
              change={change}
              chosen={chosenIds.includes(change.serverId)}
              onChoose={onChoose}
            />
          ) : (
            <ChangeText change={change} />
          )}
        </li>
      ))}
    </ul>
  );
}

function keyOf(change: TemplateChange): string {
  if (change.kind === 'change-setting') return change.setting;
  return change.kind === 'change-server'
    ? change.serverId
    : `${'direction' in change ? change.direction : change.kind} ${change.mailbox}`;
}

type ServerChange = Extract<TemplateChange, { kind: 'change-server' }>;

function ChangeText({ change }: { readonly change: Exclude<TemplateChange, ServerChange> }) {
  const { t } = useTranslation();
  const nameOf = useSettingName();
  switch (change.kind) {
    case 'create-server':
      return t(`senderRules.templates.create.${change.direction}`, {
        mailbox: change.mailbox,
        host: change.host,
        port: change.port,
      });
    case 'keep-server':
      return t(`senderRules.templates.keep.${change.direction}`, {
        name: change.name,
        mailbox: change.mailbox,
      });
    case 'left-out':
      return (
        <span className="warning-text">
          {t('senderRules.templates.leftOut', {
            mailbox: change.mailbox,
            provider: change.provider,
          })}
        </span>
      );
    case 'change-setting': {
      const { before, after } = change;
      const setting = nameOf(change.setting);
      return before === ''
        ? t('senderRules.templates.newSetting', { setting, after })
        : t('senderRules.templates.setting', { setting, after, before });
    }
  }
}

interface ChangeChoiceProps {
  readonly change: ServerChange;
  readonly chosen: boolean;
  readonly onChoose: (serverId: string, chosen: boolean) => void;
}

function ChangeChoice({ change, chosen, onChoose }: ChangeChoiceProps) {
  const { t } = useTranslation();
  const { name, mailbox, filterBefore: before, filterAfter: after } = change;
  return (
    <CheckWithHint
      label={
        change.unarchive
          ? t('senderRules.templates.unarchive', { name, after })
          : t('senderRules.templates.change', { name, after, before })
      }
      hint={t('senderRules.templates.changeHint', { mailbox })}
      checked={chosen}
      onChange={(checked) => onChoose(change.serverId, checked)}
    />
  );
}
