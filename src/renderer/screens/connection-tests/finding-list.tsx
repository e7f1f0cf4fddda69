import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding } from '../../../contract/findings.ts';
import { FindingCard } from './finding-card.tsx';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** When they were seen, milliseconds since the Unix epoch; just now where it is not known. */
  readonly seenAt?: number;
  /** What can be done at once about a finding, below it. */
  readonly actionFor?: (finding: Finding) => ReactNode;
}

/** Errors before warnings; nothing at all when there is nothing to say. */
export function FindingList({ findings, seenAt, actionFor }: FindingListProps) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  const ordered = [...findings].sort(
    (one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'),
  );
  return (
    <section aria-label={t('findings.title')}>
      {ordered.map((finding, index) => (
        <FindingCard
          key={`${finding.code} ${index}`}
          finding={finding}
          seenAt={seenAt ?? null}
          action={actionFor?.(finding)}
        />
      ))}
    </section>
  );
}
