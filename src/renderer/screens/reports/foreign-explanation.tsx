import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Failure } from '../../../contract/failures.ts';
import { labelsIn, type MailboxNames } from '../../../contract/mailbox-names.ts';
import { type OpenedFile } from '../../../contract/reports.ts';
import { useFormat } from '../../language/format.ts';
import { FindingList } from '../connection-tests/finding-list.tsx';
import { PastedText } from '../../ui/pasted-text.tsx';
import { NameMailboxes } from './name-mailboxes.tsx';

interface ForeignExplanationProps {
  readonly fileName: string;
  readonly file: Extract<OpenedFile, { readonly kind: 'explanation' }>;
  readonly onName: (names: MailboxNames) => Promise<Failure | null>;
}

/** An explained text from a file: that nothing was tested, its findings, and the text itself. */
export function ForeignExplanation({ fileName, file, onName }: ForeignExplanationProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const id = useId();
  const { createdAt, collega, mailboxesMasked, organisationMasked, findings, text } =
    file.explanation;
  const [labels] = useState(() => labelsIn(findings));
  const made = {
    file: fileName,
    date: dateTime(createdAt),
    version: collega.version,
    shell: t(`about.shells.${collega.shell}`),
    platform: collega.platform,
  };
  return (
    <div className="foreign-report">
      <section className="alert foreign-note" aria-labelledby={id}>
        <h2 id={id}>{t('reports.explanation.title')}</h2>
        <p>
          <strong>{t('reports.explanation.notATest')}</strong>
        </p>
        <p>{t('reports.explanation.text', made)}</p>
        {mailboxesMasked && (
          <p>{t(organisationMasked ? 'reports.organisationNote' : 'reports.maskedNote')}</p>
        )}
      </section>
      <NameMailboxes labels={labels} onName={onName} />
      {findings.length === 0 && <p>{t('explain.notRecognised.title')}</p>}
      <FindingList findings={findings} />
      <PastedText masked={text} decided={file.decided} open />
    </div>
  );
}
