import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
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
const minLength = 8;
/** Four usual words, or so: too many to find by trying (NIST SP 800-63B: length counts). */
const long = 20;

/** Sets or changes the vault's passphrase, or opens the vault with it. */
export function PassphraseDialog({ purpose, onClose }: PassphraseDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [remember, setRemember] = useState(false);
  const [tried, setTried] = useState(false);
  const status = useQueryCall('vault.status', {}).data;
  const canRemember = status?.state === 'locked' && status.canRemember;
  const set = useCommand('vault.setPassphrase');
  const unlock = useCommand('vault.unlock');
  const command = purpose === 'unlock' ? unlock : set;
  const failure = command.error === null ? null : failureOf(command.error);
  const wrong = failure?.kind === 'vault-locked' && failure.reason === 'wrong-passphrase';
  // What the vault was opened with before: nothing shorter was ever taken.
  const existing = (value: string): string | null => {
    if (tried && value === '') return t('fieldProblems.required');
    return wrong || (tried && value.length < minLength)
      ? t('failures.vaultLocked.wrong-passphrase')
      : null;
  };
  const tooShort =
    tried && passphrase.length < minLength ? t('fieldProblems.passphrase-too-short') : null;
  const differs = purpose !== 'unlock' && passphrase !== repeated;
  const form = useRef<HTMLFormElement>(null);
  const submit = () => {
    setTried(true);
    // Focused in the order of the fields.
    const wrongField = [
      ...(purpose === 'change' ? [current.length < minLength] : []),
      passphrase.length < minLength,
      ...(purpose === 'unlock' ? [] : [differs]),
    ].indexOf(true);
    if (wrongField >= 0) {
      form.current?.querySelectorAll<HTMLElement>('input.input')[wrongField]?.focus();
      return;
    }
    const before = purpose === 'change' ? current : null;
    if (purpose === 'unlock') void unlock.runHere({ passphrase, remember }, onClose);
    else void set.runHere({ passphrase, current: before }, onClose);
  };
  const typing = (change: (value: string) => void) => (value: string) => {
    command.reset();
    change(value);
  };
  const lengthHint = (value: string): string => {
    if (value.length >= long) return t('vault.lengthGood');
    return value.length >= minLength ? t('vault.lengthFair') : t('vault.passphraseHint');
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
        ref={form}
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
            onChange={typing(setCurrent)}
            problem={existing(current)}
          />
        )}
        <PassphraseField
          label={t(purpose === 'change' ? 'vault.newPassphrase' : 'vault.passphrase')}
          value={passphrase}
          onChange={typing(setPassphrase)}
          problem={purpose === 'unlock' ? existing(passphrase) : tooShort}
          {...(purpose === 'unlock' ? {} : { hint: lengthHint(passphrase) })}
        />
        {purpose === 'unlock' && canRemember && (
          <CheckWithHint
            label={t('vault.remember')}
            hint={t('vault.rememberHint')}
            checked={remember}
            onChange={setRemember}
          />
        )}
        {purpose !== 'unlock' && (
          <PassphraseField
            label={t('vault.repeat')}
            value={repeated}
            onChange={setRepeated}
            problem={tried && tooShort === null && differs ? t('vault.differs') : null}
          />
        )}
      </form>
      <FailureAlert failure={wrong ? null : failure} />
    </Dialog>
  );
}
