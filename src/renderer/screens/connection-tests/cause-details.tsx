import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cause, mergeFindings } from '../../../contract/group-causes.ts';
import { findingText } from '../../language/finding-text.ts';
import { FindingCard } from './finding-card.tsx';

interface CauseDetailsProps {
  readonly cause: Pick<Cause<unknown>, 'findings' | 'subjects'>;
  /** At first. */
  readonly open?: boolean;
  /** When the tests ended, milliseconds since the Unix epoch. */
  readonly seenAt?: number;
  readonly action?: ReactNode;
  /** The servers that it stops. */
  readonly children: ReactNode;
}

/** One cause in one line; opened, with its fix, its script and all servers that it stops. */
export function CauseDetails({ cause, open = false, children, ...card }: CauseDetailsProps) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState(open);
  const finding = mergeFindings(cause.findings, {
    mailbox: t('findings.eachMailbox'),
    signedInAs: t('findings.eachAccount'),
  });
  return (
    <details className="many-group many-cause border-top" open={shown}>
      <summary
        onClick={(event) => {
          // The state alone opens it: a card is made when it is looked at.
          event.preventDefault();
          setShown(!shown);
        }}
      >
        <span className={`dot dot-${finding.severity === 'error' ? 'failed' : 'warning'}`}>
          {t('manyTests.cause', {
            count: cause.subjects.length,
            title: findingText(i18n, finding, 'title'),
          })}
        </span>{' '}
        <span className="muted">{t(`findings.owner.${finding.owner}`)}</span>
      </summary>
      {shown && (
        <FindingCard finding={finding} same={cause.findings} {...card}>
          <dt>{t('manyTests.servers')}</dt>
          <dd>{children}</dd>
        </FindingCard>
      )}
    </details>
  );
}
