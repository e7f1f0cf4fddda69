import { useTranslation } from 'react-i18next';
import { type TriedRule } from '../../../contract/sender-rules.ts';
import { CrossIcon, SkippedIcon, TickIcon } from '../../ui/icons.tsx';
import { type ServerLinks } from './server-link.tsx';

interface TriedRulesProps {
  readonly tried: readonly TriedRule[];
  readonly links: ServerLinks;
}

const marks = { matched: <TickIcon />, unmatched: <CrossIcon />, skipped: <SkippedIcon /> };

/** Every rule in the order in which Odoo tries it, up to the one that decides. */
export function TriedRules({ tried, links }: TriedRulesProps) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className="group-title" id="tried-rules">
        {t('senderRules.rules.title')}
      </h3>
      <ol className="list-unstyled m-0" aria-labelledby="tried-rules">
        {tried.map((rule) => (
          <li
            key={rule.rule}
            className={`tried align-items-baseline border-bottom tried-${rule.outcome}`}
          >
            <span className="tried-mark">{marks[rule.outcome]}</span>
            <span>
              {t(`senderRules.rules.${rule.rule}`)}
              {rule.outcome !== 'skipped' && rule.target !== null && (
                <>
                  {': '}
                  <code>{rule.target}</code>
                </>
              )}
            </span>
            <span className="tried-outcome muted text-break">
              <OutcomeText rule={rule} links={links} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function OutcomeText({ rule, links }: { readonly rule: TriedRule; readonly links: ServerLinks }) {
  const { t } = useTranslation();
  switch (rule.outcome) {
    case 'skipped':
      return t(`senderRules.rules.skipped.${rule.because}`);
    case 'unmatched':
      return rule.rule.startsWith('parameters')
        ? t('senderRules.rules.unmatchedParameters')
        : t('senderRules.rules.unmatched');
    case 'matched': {
      if (rule.server === null) return t('senderRules.rules.matchedParameters');
      const server = links.get(rule.server)?.name ?? '';
      return rule.part === null
        ? t('senderRules.rules.matched', { server })
        : t('senderRules.rules.matchedPart', { server, part: rule.part });
    }
  }
}
