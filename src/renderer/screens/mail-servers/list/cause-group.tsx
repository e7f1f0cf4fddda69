import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Cause, mergeFindings } from '../../../../contract/group-causes.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { findingText } from '../../../language/finding-text.ts';
import { FindingCard } from '../../connection-tests/finding-card.tsx';
import { ServerLinks } from './server-links.tsx';

interface CauseGroupProps {
  readonly cause: Cause<string>;
  /** At first. */
  readonly open: boolean;
  /** When the tests ended, milliseconds since the Unix epoch. */
  readonly seenAt: number;
  readonly servers: readonly MailServer[];
  readonly onTestAgain: (serverIds: readonly string[]) => void;
  readonly onSelect: (serverIds: readonly string[]) => void;
}

/** One cause with its fix, its script and all servers that it stops. */
export function CauseGroup(props: CauseGroupProps) {
  const { cause, open, seenAt, servers, onTestAgain, onSelect } = props;
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState(open);
  const finding = mergeFindings(cause.findings, {
    mailbox: t('findings.eachMailbox'),
    signedInAs: t('findings.eachAccount'),
  });
  const ids = servers.map(({ id }) => id);
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
            number: cause.subjects.length,
            title: findingText(i18n, finding, 'title'),
          })}
        </span>{' '}
        <span className="muted">{t(`findings.owner.${finding.owner}`)}</span>
      </summary>
      {shown && (
        <FindingCard
          finding={finding}
          seenAt={seenAt}
          same={cause.findings}
          action={
            <div className="button-row">
              <button
                type="button"
                className="btn btn-sm btn-secondary"
                onClick={() => onTestAgain(ids)}
              >
                {t('manyTests.testTheseAgain')}
              </button>
              <button
                type="button"
                className="btn btn-sm btn-secondary"
                onClick={() => onSelect(ids)}
              >
                {t('manyTests.selectThese')}
              </button>
            </div>
          }
        >
          <dt>{t('manyTests.servers')}</dt>
          <dd>
            <ServerLinks servers={servers} />
          </dd>
        </FindingCard>
      )}
    </details>
  );
}
