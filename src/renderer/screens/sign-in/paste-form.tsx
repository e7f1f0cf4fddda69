import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../../contract/failures.ts';
import { type PasteReply, type SignInAddress } from '../../../contract/sign-in.ts';
import { useServices } from '../../window-services/services-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { AuthorizeAddress } from './authorize-address.tsx';

interface PasteFormProps {
  readonly flowId: string;
  readonly mailbox: string;
  readonly address: SignInAddress;
}

type Problem = Extract<PasteReply, { accepted: false }>['problem'];

/**
 * The owner of the mailbox signs in elsewhere; the final address is pasted here. Not a form element:
 * it stands inside the server's own form, which Enter must not save.
 */
export function PasteForm({ flowId, mailbox, address }: PasteFormProps) {
  const { t } = useTranslation();
  const { signInFlows } = useServices();
  const id = useId();
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { redirectUri } = address;

  const submit = async () => {
    const result = await signInFlows.paste(flowId, pasted);
    // Good once and holding the code: not kept on the screen, whatever it was.
    setPasted('');
    setFailure(result.ok ? null : result.failure);
    setProblem(result.ok && !result.value.accepted ? result.value.problem : null);
  };

  return (
    <>
      <p>{t('signIn.paste.open', { mailbox })}</p>
      <AuthorizeAddress address={address.authorizeUrl} />
      <p>{t('signIn.paste.end', { redirectUri })}</p>
      <label htmlFor={id}>{t('signIn.paste.field')}</label>
      <div className="authorize-address d-flex gap-2 align-items-start mb-2">
        <input
          id={id}
          type="text"
          className="form-control"
          autoComplete="off"
          spellCheck={false}
          value={pasted}
          aria-invalid={problem !== null}
          aria-describedby={`${id}hint`}
          onChange={(event) => setPasted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void submit();
          }}
        />
        <button
          type="button"
          className="btn btn-sm btn-primary"
          disabled={pasted.trim() === ''}
          onClick={() => void submit()}
        >
          {t('signIn.paste.submit')}
        </button>
      </div>
      <p id={`${id}hint`} className="field-hint">
        {t('signIn.paste.hint')}
      </p>
      <p role="alert" className="field-problem">
        {problem !== null && t(`signIn.paste.problem.${problem}`, { redirectUri })}
      </p>
      <FailureAlert failure={failure} />
    </>
  );
}
