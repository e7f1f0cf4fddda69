import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type ServerDraft } from './use-server-form.ts';

interface SendAsNoteProps {
  readonly form: ServerDraft['form'];
}

/** Where the filter names more than the mailbox itself: whether Exchange allows it, as the user says. */
export function SendAsNote({ form }: SendAsNoteProps) {
  const { t } = useTranslation();
  const id = useId();
  const [fromFilter, username, sendAs] = useWatch({
    control: form.control,
    name: ['fromFilter', 'username', 'sendAs'],
  });
  const others = fromFilter
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '' && part !== username.trim().toLowerCase());
  if (others.length === 0 && !sendAs) return null;
  return (
    <div className="field">
      <div />
      <div className="form-check">
        <input
          {...form.register('sendAs')}
          type="checkbox"
          className="form-check-input"
          id={id}
          aria-describedby={`${id}text`}
        />
        <label className="form-check-label" htmlFor={id}>
          {t('serverForm.sendAs')}
        </label>
        <p id={`${id}text`} className="field-hint">
          {t('serverForm.sendAsHint')}
        </p>
      </div>
    </div>
  );
}
