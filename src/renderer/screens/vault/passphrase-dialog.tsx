import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblemCode } from '../../../contract/failures.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PassphraseField } from './passphrase-field.tsx';

interface PassphraseDialogProps {
  /** Keep: moves a vault from memory to the disk. Set: besides a key store. */
  readonly purpose: 'keep' | 'set' | 'change' | 'unlock';
  readonly onClose: () => void;
}

const texts = {
  keep: { title: 'vault.setPassphrase', submit: 'vault.set', text: 'vault.setText' },
  set: { title: 'vault.setPassphrase', submit: 'vault.setAlso', text: 'vault.setAlsoText' },
  change: { title: 'vault.changePassphrase', submit: 'vault.change', text: 'vault.changeText' },
  unlock: { title: 'vault.unlock', submit: 'vault.open', text: 'vault.unlockText' },
} as const;

/** Shortest passphrase the contract takes. */
const shortest = 8;

/** Sets or changes the vault's passphrase, or opens the vault with it. */
export function PassphraseDialog({ purpose, onClose }: PassphraseDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const rememberId = useId();
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [remember, setRemember] = useState(false);
  const [tried, setTried] = useState(false);
  const set = useCommand('vault.setPassphrase');
  const unlock = useCommand('vault.unlock');
  const command = purpose === 'unlock' ? unlock : set;
  const tooShort = (value: string): FieldProblemCode | undefined =>
    tried && value.length < shortest ? 'passphrase-too-short' : undefined;
  const differs = purpose !== 'unlock' && passphrase !== repeated;
  const submit = () => {
    setTried(true);
    if (passphrase.length < shortest || differs) return;
    if (purpose === 'change' && current.length < shortest) return;
    const before = purpose === 'change' ? current : null;
    if (purpose === 'unlock') unlock.mutate({ passphrase, remember }, { onSuccess: onClose });
    else set.mutate({ passphrase, current: before }, { onSuccess: onClose });
  };
  const { title, submit: submitText, text } = texts[purpose];
  return (
    <Dialog
      title={t(title)}
      onClose={onClose}
      actions={
        <>
          <button
            type="submit"
            form={formId}
            className="btn btn-primary"
            disabled={command.isPending}
          >
            {t(submitText)}
          </button>
          <button type="button" className="btn btn-secondary" onClick={onClose}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      <p>{t(text)}</p>
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {purpose === 'change' && (
          <PassphraseField
            label={t('vault.currentPassphrase')}
            value={current}
            onChange={setCurrent}
            problem={tooShort(current)}
          />
        )}
        <PassphraseField
          label={t(purpose === 'change' ? 'vault.newPassphrase' : 'vault.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          problem={tooShort(passphrase)}
          hint={t('vault.passphraseHint')}
        />
        {purpose === 'unlock' ? (
          <div className="form-check">
            <input
              type="checkbox"
              className="form-check-input"
              id={rememberId}
              checked={remember}
              aria-describedby={`${rememberId}hint`}
              onChange={(event) => setRemember(event.target.checked)}
            />
            <label className="form-check-label" htmlFor={rememberId}>
              {t('vault.remember')}
            </label>
            <div id={`${rememberId}hint`} className="field-hint">
              {t('vault.rememberHint')}
            </div>
          </div>
        ) : (
          <PassphraseField
            label={t('vault.repeat')}
            value={repeated}
            onChange={setRepeated}
            invalid={tried && differs}
            hint={tried && differs ? <span role="alert">{t('vault.differs')}</span> : undefined}
          />
        )}
      </form>
      <FailureAlert failure={command.error === null ? null : failureOf(command.error)} />
    </Dialog>
  );
}
