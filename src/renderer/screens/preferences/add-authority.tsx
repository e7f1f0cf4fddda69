import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { readCertificateFile } from './read-certificate-file.ts';

/** Takes a CA certificate that is pasted, or read from a file here: no path leaves the window. */
export function AddAuthority() {
  const { t } = useTranslation();
  const [pem, setPem] = useState('');
  const add = useCommand('network.addCertificateAuthority');
  const failure = add.error === null ? null : failureOf(add.error);
  const problem =
    failure?.kind === 'invalid-input'
      ? failure.problems.find(({ field }) => field === 'pem')?.problem
      : undefined;
  const send = (text: string) =>
    // What was pasted besides a file that was chosen, or meanwhile, stays.
    void add.run({ pem: text }, () => setPem((pasted) => (pasted === text ? '' : pasted)));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(pem);
      }}
    >
      <Field label={t('network.file')} problem={undefined}>
        {(control) => (
          <FileDrop
            id={control.id}
            accept=".pem,.crt,.cer,.der"
            disabled={add.isPending}
            onChoose={(file) => void readCertificateFile(file).then(send)}
          />
        )}
      </Field>
      <Field label={t('network.paste')} problem={problem}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            spellCheck={false}
            placeholder="-----BEGIN CERTIFICATE-----"
            value={pem}
            onChange={(event) => {
              setPem(event.target.value);
              add.reset();
            }}
          />
        )}
      </Field>
      <button type="submit" className="btn btn-sm btn-secondary" disabled={add.isPending}>
        {t('network.add')}
      </button>
      <FailureAlert failure={failure} shownFields={['pem']} />
    </form>
  );
}
