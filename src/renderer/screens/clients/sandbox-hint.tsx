import { useTranslation } from 'react-i18next';

/** The practice accounts: the name before the @ decides what happens (src/sandbox). */
const practiceAccounts = [
  'works',
  'smtp-disabled-tenant',
  'smtp-disabled-mailbox',
  'send-as-denied',
  'not-connected',
  'wrong-account',
  'consent-needed',
  'mfa',
  'expired-secret',
  'throttled',
] as const;

/** A client that must never be taken for a real one. */
export function SandboxHint() {
  const { t } = useTranslation();
  return (
    <section className="sandbox-hint" aria-label={t('sandbox.mark')}>
      <details>
        <summary>
          <span className="sandbox-mark">{t('sandbox.mark')}</span> {t('sandbox.text')}
        </summary>
        <p>{t('sandbox.accountsText')}</p>
        <dl className="pairs">
          {practiceAccounts.map((name) => (
            <div key={name}>
              <dt>
                <code>{name}@…</code>
              </dt>
              <dd>{t(`sandbox.accounts.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
