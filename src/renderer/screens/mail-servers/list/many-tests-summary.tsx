import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type ManyTestsResult, type TestOutcome } from '../../../../contract/connection-tests.ts';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { findingText } from '../../../language/finding-text.ts';
import { paths } from '../../../navigation/paths.ts';
import { FindingCard } from '../../connection-tests/finding-card.tsx';

type OneResult = ManyTestsResult['results'][number];

interface ManyTestsSummaryProps {
  readonly result: ManyTestsResult;
  readonly servers: readonly MailServer[];
}

/** What needs someone first; within a group as in the list. */
const outcomes: readonly TestOutcome[] = ['failed', 'warning', 'cancelled', 'passed'];

/** One summary of all: what concerns the Azure app once, then the servers by how they fared. */
export function ManyTestsSummary({ result, servers }: ManyTestsSummaryProps) {
  const { t } = useTranslation();
  const byId = new Map(servers.map((server) => [server.id, server]));
  const groups = outcomes
    .map((outcome) => ({
      outcome,
      results: result.results.filter((each) => each.outcome === outcome),
    }))
    .filter(({ results }) => results.length > 0);
  const names = (serverIds: readonly string[]) =>
    serverIds.flatMap((id) => byId.get(id)?.name ?? []).join(', ');
  return (
    <>
      <p role="status" className="many-verdict">
        <strong>{t('manyTests.ended', { number: result.results.length })}</strong>{' '}
        {groups.map(({ outcome, results }) => (
          <span key={outcome} className={`dot dot-${outcome}`}>
            {t(`manyTests.counts.${outcome}`, { number: results.length })}
          </span>
        ))}
      </p>
      {result.alarms.map(({ finding, serverIds }) => (
        <div key={finding.code}>
          <p>{t('manyTests.alarm', { number: serverIds.length, names: names(serverIds) })}</p>
          <FindingCard finding={finding} />
        </div>
      ))}
      {groups.map(({ outcome, results }) => (
        <details key={outcome} className="many-group" open={outcome === 'failed'}>
          <summary>{t(`manyTests.counts.${outcome}`, { number: results.length })}</summary>
          <ul>
            {results.map((each) => (
              <ResultLine key={each.serverId} result={each} server={byId.get(each.serverId)} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

interface ResultLineProps {
  readonly result: OneResult;
  /** Undefined: deleted since. */
  readonly server: MailServer | undefined;
}

function ResultLine({ result, server }: ResultLineProps) {
  const { t, i18n } = useTranslation();
  if (server === undefined) return null;
  const [finding] = result.findings;
  return (
    <li>
      <span className={`dot dot-${result.outcome}`}>
        <span className="visually-hidden">{t(`servers.testState.${result.outcome}`)}: </span>
        <Link href={paths.server(server.clientId, server.direction, server.id)}>
          {server.name}
        </Link>{' '}
        <span className="muted">{server.username}</span>
      </span>
      {finding !== undefined && (
        <span className="many-finding">{findingText(i18n, finding, 'title')}</span>
      )}
    </li>
  );
}
