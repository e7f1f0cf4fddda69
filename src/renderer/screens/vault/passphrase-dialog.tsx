import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProblemCode } from '../../../contract/failures.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';

interface PassphraseDialogProps {
  readonly purpose: 'set' | 'unlock';
  readonly onClose: () => void;
}

/** Shortest passphrase the contract takes. */
const shortest = 8;

/** Seals the vault with a passphrase, or opens one that is sealed. */
export function PassphraseDialog({ purpose, onClose }: PassphraseDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [tried, setTried] = useState(false);
  const command = useCommand(purpose === 'set' ? 'vault.setPassphrase' : 'vault.unlock');
  const problem: FieldProblemCode | undefined =
    tried && passphrase.length < shortest ? 'passphrase-too-short' : undefined;
  const differs = tried && purpose === 'set' && passphrase !== repeated;
  const submit = () => {
    setTried(true);
    if (passphrase.length < shortest || (purpose === 'set' && passphrase !== repeated)) return;
    command.mutate({ passphrase }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t(purpose === 'set' ? 'vault.setPassphrase' : 'vault.unlock')}
      onClose={onClose}
      actions={
        <>
          <button
            type="submit"
            form={formId}
            className="btn btn-primary"
            disabled={command.isPending}
          >
            {t(purpose === 'set' ? 'vault.set' : 'vault.open')}
          </button>
          <button type="button" className="btn btn-secondary" onClick={onClose}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      <p>{t(purpose === 'set' ? 'vault.setText' : 'vault.unlockText')}</p>
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t('vault.passphrase')} hint={t('vault.passphraseHint')} problem={problem}>
          {(control) => (
            <input
              {...control}
              type="password"
              className="input"
              autoComplete="new-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        {purpose === 'set' && (
          <Field
            label={t('vault.repeat')}
            problem={undefined}
            hint={differs ? <span role="alert">{t('vault.differs')}</span> : undefined}
          >
            {(control) => (
              <input
                {...control}
                type="password"
                className="input"
                autoComplete="new-password"
                aria-invalid={differs}
                value={repeated}
                onChange={(event) => setRepeated(event.target.value)}
              />
            )}
          </Field>
        )}
      </form>
      <FailureAlert failure={command.error === null ? null : failureOf(command.error)} />
    </Dialog>
  );
}
