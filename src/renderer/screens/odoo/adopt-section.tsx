import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showHost } from '../../../contract/mail-hosts.ts';
import { type AdoptedItem } from '../../../contract/odoo-adoption.ts';
import { useOnLanguage } from '../../language/use-on-language.ts';
import { CheckWithHint } from '../../ui/check-with-hint.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { newestFailure, newestOf, useCommand } from '../../window-services/use-command.ts';
import { TroubleAlert } from './trouble-alert.tsx';

/** What the client would get from its Odoo, and what stays there. */
export function AdoptSection({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const [replace, setReplace] = useState(false);
  const plan = useCommand('odoo.planAdoption');
  const adopt = useCommand('odoo.adopt');
  const adoption = plan.data?.outcome === 'planned' ? plan.data.adoption : null;
  const chosen = (adoption?.items ?? []).filter(({ action }) => replace || action !== 'replace');
  const differing = (adoption?.items ?? []).some(({ action }) => action === 'replace');
  const busy = plan.isPending || adopt.isPending;
  const { data: answer } = newestOf<typeof plan | typeof adopt>(plan, adopt);
  useOnLanguage(() => {
    if (adoption !== null && !busy) plan.mutate({ clientId });
  });
  const carryOut = (fingerprint: string): void =>
    void adopt.run({ clientId, fingerprint, replace }, () => plan.reset());
  return (
    <section className="sheet" aria-labelledby="odoo-adopt">
      <h2 id="odoo-adopt">{t('odoo.adopt.title')}</h2>
      <p className="setting-help">{t('odoo.adopt.help')}</p>
      <div className="button-row">
        <button
          type="button"
          className="btn btn-secondary"
          disabled={busy}
          onClick={() => {
            adopt.reset();
            plan.mutate({ clientId });
          }}
        >
          {t('odoo.adopt.preview')}
        </button>
        {adoption !== null && chosen.length > 0 && (
          <button
            type="button"
            className="btn btn-primary"
            disabled={busy}
            onClick={() => carryOut(adoption.fingerprint)}
          >
            {t('odoo.adopt.carryOut', { count: chosen.length })}
          </button>
        )}
        {busy && <ProgressLine text={t('odoo.reading')} />}
      </div>
      <FailureAlert failure={newestFailure(plan, adopt)} />
      {answer?.outcome === 'failed' && <TroubleAlert trouble={answer.trouble} />}
      {adopt.data?.outcome === 'adopted' && (
        <p role="status" className="verdict verdict-passed">
          {t('odoo.adopt.done', { count: adopt.data.items.length })}
        </p>
      )}
      {adoption !== null && (
        <>
          {chosen.length === 0 && <p role="status">{t('odoo.adopt.nothing')}</p>}
          {differing && (
            <CheckWithHint
              label={t('odoo.adopt.replace')}
              hint={t('odoo.adopt.replaceHint')}
              checked={replace}
              onChange={setReplace}
            />
          )}
          <ul className="list-unstyled m-0">
            {chosen.map((item, index) => (
              <li key={index}>
                <AdoptedLine item={item} />
              </li>
            ))}
          </ul>
          {adoption.notAdopted.length > 0 && (
            <>
              <h3 className="h6 mt-3">{t('odoo.adopt.notAdopted')}</h3>
              <ul>
                {adoption.notAdopted.map(({ explanation }) => (
                  <li key={explanation}>{explanation}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}

function AdoptedLine({ item }: { readonly item: AdoptedItem }) {
  const { t } = useTranslation();
  if (item.kind === 'setting') {
    const before = item.before === null || item.before === '' ? t('odoo.notSet') : item.before;
    return (
      <>
        {t(`odoo.adopt.settings.${item.setting}`)}: {before} → {item.after}
      </>
    );
  }
  const { direction, name, username, host, foreignHost, changes } = item;
  return (
    <>
      {t(direction === 'outgoing' ? 'nav.outgoing' : 'nav.incoming')}: {name} ({username},{' '}
      {showHost(host)}){changes.length > 0 && `: ${changes.join('; ')}`}
      {foreignHost && ` ${t('odoo.adopt.foreignHost')}`}
    </>
  );
}
