import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SenderReview } from '../../../contract/sender-rules.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Field } from '../../ui/field.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { AppliedSenderView } from './applied-sender-view.tsx';
import { type ServerLinks } from './server-link.tsx';
import { useSettled, useSettledQuery } from './use-settled-query.ts';

interface TrySenderProps {
  readonly clientId: string;
  readonly examples: SenderReview['examples'];
  readonly links: ServerLinks;
}

/** As the contract allows (senderRules.apply). */
const maxFromLength = 2000;

/** Type a From, see at once what Odoo and Exchange make of it. */
export function TrySender({ clientId, examples, links }: TrySenderProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const settled = useSettled(from);
  const asked = from.trim() === '' ? '' : settled;
  const applied = useSettledQuery(
    'senderRules.apply',
    asked.trim() === '' ? null : { clientId, from: asked },
  );
  return (
    <section className="sheet" aria-labelledby="try-sender">
      <h2 id="try-sender">{t('senderRules.try.title')}</h2>
      <p className="setting-help">{t('senderRules.try.help')}</p>
      <Field label={t('senderRules.try.from')} problem={undefined}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="text"
            value={from}
            maxLength={maxFromLength}
            placeholder={t('senderRules.try.placeholder')}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <div
        className="sender-examples d-flex flex-wrap"
        role="group"
        aria-label={t('senderRules.try.examples')}
      >
        {examples.map((example) => (
          <button
            key={example.kind}
            type="button"
            className="btn btn-sm btn-secondary"
            title={example.from}
            aria-pressed={from === example.from}
            onClick={() => setFrom(example.from)}
          >
            {t(`senderRules.try.example.${example.kind}`)}
          </button>
        ))}
      </div>
      <FailureAlert failure={applied.error === null ? null : failureOf(applied.error)} />
      {applied.isLoading && <ProgressLine text={t('actions.loading')} />}
      {applied.data !== undefined && (
        <div className={applied.isPlaceholderData || settled !== from ? 'outdated' : ''}>
          <AppliedSenderView applied={applied.data} links={links} />
        </div>
      )}
    </section>
  );
}
