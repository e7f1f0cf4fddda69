import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding } from '../../../contract/findings.ts';
import { mailboxAddress } from '../../../contract/identifiers.ts';

interface MailboxOfTextProps {
  readonly findings: readonly Finding[];
  /** As it was filled in before; empty where the text alone was explained. */
  readonly filled: string;
  readonly onFill: (mailbox: string) => void;
}

/** Asks which mailbox a text is about that does not name it, so that commands run as they stand. */
export function MailboxOfText({ findings, filled, onFill }: MailboxOfTextProps) {
  const { t } = useTranslation();
  const id = useId();
  const [entered, setEntered] = useState(filled);
  const wanted = findings.some(
    ({ params, commands }) =>
      params['mailbox'] === '<MAILBOX>' ||
      // Of a refused Send As the mailbox is who gets the right.
      commands.some((command) => command.includes('-Trustee <SIGNED-IN-USER>')),
  );
  const address = entered.trim();
  const wrong = address !== '' && !mailboxAddress.safeParse(address).success;
  if (!wanted && filled === '') return null;
  return (
    <form
      className="d-flex flex-wrap align-items-baseline gap-2 mb-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (address !== '' && !wrong) onFill(address);
      }}
    >
      <label htmlFor={id}>{t(filled === '' ? 'explain.mailbox' : 'explain.mailboxFilled')}</label>
      <input
        id={id}
        className="input w-auto flex-grow-1"
        type="text"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        placeholder="john@example.com"
        value={entered}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}problem` : undefined}
        onChange={({ target }) => setEntered(target.value)}
      />
      <button type="submit" className="btn btn-secondary" aria-disabled={address === '' || wrong}>
        {t('reports.names.fill')}
      </button>
      {wrong && (
        <p id={`${id}problem`} className="field-problem w-100 mb-0">
          {t('fieldProblems.not-an-email-address')}
        </p>
      )}
    </form>
  );
}
