import { useTranslation } from 'react-i18next';
import { type Client } from '../../../contract/clients.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useTryMailbox } from './use-try-mailbox.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';

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
  'secret-expires',
  'throttled',
  'revoked',
  'inactive',
  'send-lost',
  'foreign-host',
  'admin',
] as const;

/** A client that must never be taken for a real one. */
export function SandboxHint({ client }: { readonly client: Client }) {
  const { t } = useTranslation();
  const servers = useQueryCall('mailServers.list', { clientId: client.id });
  const { tryMailbox, failure } = useTryMailbox(client);
  const domain = servers.data?.[0]?.username.split('@')[1] ?? '…';
  return (
    <section className="sandbox-hint" aria-label={t('sandbox.mark')}>
      <details>
        <summary>
          <span className="sandbox-mark">{t('sandbox.mark')}</span> {t('sandbox.text')}
        </summary>
        <p className="my-2">{t('sandbox.accountsText')}</p>
        <dl className="pairs">
          {practiceAccounts.map((name) => (
            <div key={name}>
              <dt>
                <code>
                  {name}@{domain}
                </code>
              </dt>
              <dd>
                {t(`sandbox.accounts.${name}`)}{' '}
                <button
                  type="button"
                  className="btn btn-sm btn-secondary"
                  aria-label={t('sandbox.tryNamed', { mailbox: `${name}@${domain}` })}
                  onClick={({ currentTarget }) => {
                    // The form below is what there is to see now.
                    currentTarget.closest('details')?.removeAttribute('open');
                    tryMailbox(name, `${name}@${domain}`);
                  }}
                >
                  {t('sandbox.try')}
                </button>
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <FailureAlert failure={failure} />
    </section>
  );
}
