import { type GuideCheck, type GuideOutcome } from '../../../contract/guide.ts';
import { fillCounted } from '../../../languages/translate-guide.ts';
import { useFormat } from '../../language/format.ts';
import { CrossIcon, SkippedIcon, TickIcon, WarningIcon } from '../../ui/icons.tsx';
import { FindingCard } from '../connection-tests/finding-card.tsx';
import { useGuideTexts } from './use-guide-texts.ts';

const marks: Readonly<Record<GuideOutcome, () => React.JSX.Element>> = {
  passed: TickIcon,
  warning: WarningIcon,
  failed: CrossIcon,
  unclear: WarningIcon,
  'not-checked': SkippedIcon,
  waiting: SkippedIcon,
};

/** What Collega found out, when, and how far it may be trusted. */
export function CheckList({ checks }: { readonly checks: readonly GuideCheck[] }) {
  const texts = useGuideTexts();
  return (
    <section className="guide-part">
      <h3>{texts.checksTitle}</h3>
      {checks.length === 0 ? (
        <p className="muted">{texts.noCheck}</p>
      ) : (
        <ul className="list-unstyled m-0">
          {checks.map((check) => (
            <CheckItem key={check.id} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

function CheckItem({ check }: { readonly check: GuideCheck }) {
  const texts = useGuideTexts();
  const { dateTime, day } = useFormat();
  const { outcome, finding, checkedAt } = check;
  const { title, proves, provesNot } = texts.checks[check.id];
  const Mark = marks[outcome];
  const params = { ...check.params };
  if (params['day'] !== undefined && params['day'] !== '') params['day'] = day(params['day']);
  return (
    <li className={`guide-check border-top guide-check-${outcome}`}>
      <p className="guide-check-head d-flex flex-wrap align-items-baseline column-gap-2">
        <Mark /> <strong>{title}</strong>{' '}
        <span className="guide-outcome">{texts.outcomes[outcome]}</span>
        {checkedAt !== null && (
          <time className="muted" dateTime={checkedAt}>
            {dateTime(checkedAt)}
          </time>
        )}
      </p>
      <p>{fillCounted(texts.reasons[check.reason], texts.language, params)}</p>
      {outcome === 'passed' && (
        <p className="small muted">
          {texts.proves} {proves} {texts.provesNot} {provesNot}
        </p>
      )}
      {finding !== null && (
        <FindingCard finding={finding} seenAt={checkedAt === null ? null : Date.parse(checkedAt)} />
      )}
    </li>
  );
}
