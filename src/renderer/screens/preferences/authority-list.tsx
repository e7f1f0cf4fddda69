import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type CertificateAuthority } from '../../../contract/network.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useCommand } from '../../window-services/use-command.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { AddAuthority } from './add-authority.tsx';

/** The authorities trusted besides the usual ones, and the way to add one. */
export function AuthorityList({
  authorities,
}: {
  readonly authorities: readonly CertificateAuthority[];
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const titleId = useId();
  const remove = useCommand('network.removeCertificateAuthority');
  return (
    <section aria-labelledby={titleId} className="mt-4">
      <h3 className="group-title" id={titleId}>
        {t('network.authorities')}
      </h3>
      <p className="field-hint">{t('network.authoritiesText')}</p>
      {authorities.length === 0 && <p>{t('network.authoritiesNone')}</p>}
      <ul className="list-unstyled">
        {authorities.map(({ fingerprint256, subject, issuer, validTo, expired }) => (
          <li
            key={fingerprint256}
            className="d-flex align-items-start justify-content-between gap-3 py-2 border-bottom text-break"
          >
            <div>
              <strong>{subject}</strong>
              <div className="field-hint">{t('network.issuer', { issuer })}</div>
              <div className={expired ? 'field-problem' : 'field-hint'}>
                {t(expired ? 'network.expired' : 'network.validTo', { date: dateTime(validTo) })}
              </div>
            </div>
            <button
              type="button"
              className="btn btn-sm btn-secondary"
              aria-label={t('network.removeNamed', { subject })}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ fingerprint256 })}
            >
              {t('network.remove')}
            </button>
          </li>
        ))}
      </ul>
      <FailureAlert failure={remove.error === null ? null : failureOf(remove.error)} />
      <AddAuthority />
    </section>
  );
}
