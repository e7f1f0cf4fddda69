import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countSeverities } from '../../../languages/count-words.ts';
import { Link } from 'wouter';
import { type SenderFinding } from '../../../contract/sender-rules.ts';
import { paths } from '../../navigation/paths.ts';
import { CrossIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { ServerLink, type ServerLinks } from './server-link.tsx';

interface SenderReviewSectionProps {
  readonly clientId: string;
  readonly findings: readonly SenderFinding[];
  readonly links: ServerLinks;
}

/** More cards at once than anybody reads; with 1,000 servers there may be thousands. */
const shownAtFirst = 20;

/** Everything that leads to refused or misdirected mail, with the forms in which to mend it. */
export function SenderReviewSection({ clientId, findings, links }: SenderReviewSectionProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const look = findings.length === 0 ? 'passed' : errors > 0 ? 'failed' : 'warning';
  const shown = all ? findings : findings.slice(0, shownAtFirst);
  return (
    <section className="sheet" aria-labelledby="sender-review">
      <h2 id="sender-review">{t('senderRules.review.title')}</h2>
      <div role="status" className={`verdict verdict-${look}`}>
        {look === 'passed' && <TickIcon />}
        {look === 'warning' && <WarningIcon />}
        {look === 'failed' && <CrossIcon />}
        <span>
          {findings.length === 0
            ? t('senderRules.review.good')
            : t('senderRules.review.found', {
                counts: countSeverities(findings, (key, values = {}) => t(key as never, values)),
              })}
        </span>
      </div>
      {shown.map((finding) => (
        <FindingCard
          key={`${finding.code} ${finding.serverIds.join(' ')} ${finding.title}`}
          finding={finding}
        >
          {(finding.serverIds.length > 0 || finding.inSettings) && (
            <>
              <dt>{t('senderRules.review.where')}</dt>
              <dd className="link-row">
                {finding.serverIds.map((serverId) => (
                  <ServerLink key={serverId} serverId={serverId} links={links} />
                ))}
                {finding.inSettings && (
                  <Link href={paths.settings(clientId)} className="text-link">
                    {t('senderRules.review.settings')}
                  </Link>
                )}
              </dd>
            </>
          )}
        </FindingCard>
      ))}
      {shown.length < findings.length && (
        <button type="button" className="btn btn-secondary" onClick={() => setAll(true)}>
          {t('senderRules.review.showAll', { number: findings.length })}
        </button>
      )}
    </section>
  );
}
