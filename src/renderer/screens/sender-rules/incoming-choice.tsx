import { useTranslation } from 'react-i18next';
import { type IncomingServers, type SenderTemplate } from '../../../contract/sender-rules.ts';
import { Field } from '../../ui/field.tsx';

interface IncomingChoiceProps {
  readonly kind: SenderTemplate['kind'];
  readonly value: IncomingServers;
  readonly onChoose: (value: IncomingServers) => void;
}

/** For which mailboxes incoming servers are made too; with one server there is one mailbox. */
export function IncomingChoice({ kind, value, onChoose }: IncomingChoiceProps) {
  const { t } = useTranslation();
  const choices: readonly IncomingServers[] =
    kind === 'one-server' ? ['notifications', 'none'] : ['notifications', 'all', 'none'];
  return (
    <Field label={t('senderRules.templates.incoming.title')} problem={undefined}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={({ target }) =>
            onChoose(choices.find((choice) => choice === target.value) ?? value)
          }
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`senderRules.templates.incoming.${choice}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
