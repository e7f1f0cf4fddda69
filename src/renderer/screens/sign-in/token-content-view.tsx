import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TokenClaims } from '../../../contract/mailbox-links.ts';
import { failureOf } from '../../bridge/call-failure.ts';
import { useQueryCall } from '../../window-services/use-query-call.ts';
import { useFormat } from '../../language/format.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

/** The X-ray of a token, folded away until someone wants to know; asked for only then. */
export function TokenContentView({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="step-detail mb-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('tokenContent.title')}</summary>
      {open && <Content linkId={linkId} />}
    </details>
  );
}

function Content({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const { data, error } = useQueryCall('mailboxLinks.inspect', { linkId });
  if (error !== null) return <FailureAlert failure={failureOf(error)} />;
  if (data === undefined) return null;
  if (data.kind === 'opaque')
    return <p className="mb-2 muted small text-break">{t('tokenContent.opaque')}</p>;
  return (
    <>
      <p className="mb-2 muted small text-break">{t('tokenContent.text')}</p>
      <Claims claims={data.claims} />
    </>
  );
}

const lists = ['aud', 'scp', 'roles'] as const;
const names = ['upn', 'tid', 'appid', 'iss'] as const;
const moments = ['iat', 'nbf', 'exp'] as const;

function Claims({ claims }: { readonly claims: TokenClaims }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const lines = [
    ...lists.map((name) => ({ name, text: claims[name].join(' ') })),
    ...names.map((name) => ({ name, text: claims[name] ?? '' })),
    ...moments.map((name) => ({ name, text: claims[name] === null ? '' : dateTime(claims[name]) })),
  ];
  return (
    <dl>
      {lines.map(({ name, text }) => (
        <div key={name}>
          <dt>{t(`tokenContent.claims.${name}`)}</dt>
          <dd>{text === '' ? t('tokenContent.none') : text}</dd>
        </div>
      ))}
    </dl>
  );
}
