import { Suspense, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Certainty, type Finding } from '../../../contract/findings.ts';
import { placeholdersIn } from '../../../contract/mailbox-names.ts';
import { sortCommands } from '../../../contract/sort-commands.ts';
import { findingText } from '../../language/finding-text.ts';
import { lazyScreen } from '../../navigation/lazy-screen.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { findKnownLink, LinkButton } from '../../ui/link-button.tsx';
import { CrossIcon, WarningIcon } from '../../ui/icons.tsx';
import { retryAfterOf, RetryCountdown } from './retry-countdown.tsx';

/** It brings the texts of all findings in every language: not before there is one to be seen. */
const LetterMenu = lazyScreen(async () => (await import('./letter-menu.tsx')).LetterMenu);

interface FindingCardProps {
  readonly finding: Finding;
  /** When the failure was seen, milliseconds since the Unix epoch; null: just now. */
  readonly seenAt?: number | null;
  /** More pairs of name and value, at the end. */
  readonly children?: ReactNode;
  /** Those that `finding` stands for, where it is the same at several mailboxes. */
  readonly same?: readonly [Finding, ...Finding[]];
  /** Below everything. */
  readonly action?: ReactNode;
}

/** One failure explained: what happened, why, who must act, what to do. */
export function FindingCard(props: FindingCardProps) {
  const { finding, seenAt = null, same = [finding], children, action } = props;
  const { t, i18n } = useTranslation();
  const titleId = useId();
  const retryAfter = retryAfterOf(finding);
  const certainty = certaintyOf(finding);
  const { addresses, commands, forOrganisation } = sortCommands(finding.commands);
  return (
    <article className={`finding finding-${finding.severity}`} aria-labelledby={titleId}>
      <h3 id={titleId}>
        {finding.severity === 'error' ? <CrossIcon /> : <WarningIcon />}
        <span className="visually-hidden">{t(`findings.severity.${finding.severity}`)}: </span>
        {findingText(i18n, finding, 'title')}
      </h3>
      <dl>
        {finding.evidence.length > 0 && (
          <>
            <dt>{t('findings.happened')}</dt>
            <dd>
              {finding.evidence.map((line, index) => (
                <code key={index} className="evidence">
                  {line}
                </code>
              ))}
            </dd>
          </>
        )}
        <dt>{t('findings.why')}</dt>
        <dd>{findingText(i18n, finding, 'cause')}</dd>
        {certainty !== undefined && (
          <>
            <dt>{t('findings.sure')}</dt>
            <dd>{t(`findings.certainty.${certainty}`)}</dd>
          </>
        )}
        <dt>{t('findings.who')}</dt>
        <dd>
          {t(`findings.owner.${finding.owner}`)}
          {finding.alsoActs !== undefined && `, ${t(`findings.alsoActs.${finding.alsoActs}`)}`}
        </dd>
        <dt>{t('findings.fix')}</dt>
        <dd className="finding-fix">
          {findingText(i18n, finding, 'fix')}
          {retryAfter !== null && <RetryCountdown seconds={retryAfter} saidAt={seenAt} />}
        </dd>
        <CommandList title={t('findings.address')} commands={addresses} />
        <CommandList title={t('findings.commands')} commands={commands} />
        <CommandList title={t('findings.forOrganisation')} commands={forOrganisation} />
        {finding.links.length > 0 && (
          <>
            <dt>{t('findings.links')}</dt>
            <dd>
              <FindingLinks links={finding.links} />
            </dd>
          </>
        )}
        {children}
      </dl>
      {action}
      <div className="d-flex flex-wrap align-items-center justify-content-between gap-2 mt-2">
        <Suspense>
          <LetterMenu findings={same} seenAt={seenAt} />
        </Suspense>
        <p className="finding-code mb-0 ms-auto muted font-monospace text-end">{finding.code}</p>
      </div>
    </article>
  );
}

/** Without words of the other side it said nothing: Collega knows by itself. */
function certaintyOf({ certainty, evidence }: Finding): Certainty | 'own' | undefined {
  return certainty === 'seen' && evidence.length === 0 ? 'own' : certainty;
}

interface CommandListProps {
  readonly title: string;
  readonly commands: readonly string[];
}

function CommandList({ title, commands }: CommandListProps) {
  const { t } = useTranslation();
  if (commands.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {commands.length > singleCommands ? (
          <CommandScript commands={commands} />
        ) : (
          commands.map((command) => (
            <div key={command} className="command d-grid mb-2">
              <code>{command}</code>
              <CopyCommand text={command} label={t('findings.copyCommand', { command })} />
            </div>
          ))
        )}
      </dd>
    </>
  );
}

interface CopyCommandProps {
  readonly text: string;
  readonly label: string;
  readonly caption?: string;
}

/** Asks first where it still has a placeholder: an administrator's shell would run it as it stands. */
function CopyCommand({ text, ...shown }: CopyCommandProps) {
  const { t } = useTranslation();
  const placeholders = placeholdersIn(text);
  if (placeholders.length === 0) return <CopyButton text={text} {...shown} />;
  const question = {
    title: t('findings.placeholder.title'),
    text: t('findings.placeholder.text', { placeholders: placeholders.join(', ') }),
    confirm: t('findings.placeholder.confirm'),
  };
  return <CopyButton text={text} {...shown} question={question} />;
}

/** More than these are run together. */
const singleCommands = 3;

function CommandScript({ commands }: { readonly commands: readonly string[] }) {
  const { t } = useTranslation();
  const script = commands.join('\n');
  const label = t('findings.copyScript', { count: commands.length });
  return (
    <>
      <pre className="command-script" tabIndex={0} aria-label={t('findings.commands')}>
        {script}
      </pre>
      <CopyCommand text={`${script}\n`} label={label} caption={label} />
    </>
  );
}

function FindingLinks({ links }: { readonly links: readonly string[] }) {
  return (
    <ul className="link-row list-unstyled m-0">
      {links.map((address) => {
        const target = findKnownLink(address);
        return <li key={address}>{target === null ? address : <LinkButton target={target} />}</li>;
      })}
    </ul>
  );
}
