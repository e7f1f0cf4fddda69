import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';

/** An address that is opened outside of this window, to be copied whole. */
export function AuthorizeAddress({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const label = t('signIn.authorizeUrl');
  return (
    <div className="authorize-address d-flex gap-2 align-items-start mb-2">
      <input type="text" className="form-control" readOnly value={address} aria-label={label} />
      <CopyButton text={address} label={`${t('actions.copy')}: ${label}`} />
    </div>
  );
}
