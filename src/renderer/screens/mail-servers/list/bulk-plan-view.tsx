import { useTranslation } from 'react-i18next';
import { fieldProblemCode } from '../../../../contract/failures.ts';
import { type CallValue } from '../../../../contract/index.ts';
import { showHost } from '../../../../contract/mail-hosts.ts';

type Plan = CallValue<'mailServers.planMany'>;

/** More lines than these are only counted. */
const shownLines = 50;

/** What is wrong first, each with its line, then what would be made, then what is there already. */
export function BulkPlanView({ plan: { servers, repeated, problems } }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const made = servers.filter(({ exists }) => !exists);
  const kept = servers.filter(({ exists }) => exists);
  const keptLines = [...new Map(kept.map((server) => [server.line, server])).values()];
  const problemOf = (problem: string) => {
    const known = fieldProblemCode.safeParse(problem);
    if (known.success) return t(`fieldProblems.${known.data}`);
    if (problem === 'other-provider') return t('bulk.otherProvider');
    return t(problem === 'not-outlook' ? 'bulk.notOutlook' : 'fieldProblems.invalid');
  };
  return (
    <>
      {problems.length > 0 && (
        <>
          <h3 className="group-title">{t('bulk.problems', { count: problems.length })}</h3>
          <ul className="bulk-problems">
            {problems.slice(0, shownLines).map(({ line, text, problem }, index) => (
              <li key={index}>
                {t('bulk.line', { line })}: <code>{text}</code> {problemOf(problem)}
              </li>
            ))}
          </ul>
        </>
      )}
      {repeated.length > 0 && (
        <>
          <h3 className="group-title">{t('bulk.repeated', { count: repeated.length })}</h3>
          <ul className="bulk-problems">
            {repeated.slice(0, shownLines).map(({ line, text, sameAs }, index) => (
              <li key={index}>
                {t('bulk.line', { line })}: <code>{text}</code> {t('bulk.sameAs', { sameAs })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="group-title">{t('bulk.made', { count: made.length })}</h3>
      <ul>
        {made.slice(0, shownLines).map(({ direction, name, username, host, active }, index) => (
          <li key={index}>
            {t(`bulk.direction.${direction}`)}:{' '}
            {name === username ? username : `${name}, ${username}`} ({showHost(host)})
            {!active && `, ${t('bulk.archived')}`}
          </li>
        ))}
      </ul>
      {made.length > shownLines && (
        <p>{t('serverList.andMore', { count: made.length - shownLines })}</p>
      )}
      {kept.length > 0 && (
        <>
          <p className="muted">{t('bulk.kept', { count: kept.length })}</p>
          <ul className="muted">
            {keptLines.slice(0, shownLines).map(({ line, username }) => (
              <li key={line}>
                {t('bulk.line', { line })}: {username}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
