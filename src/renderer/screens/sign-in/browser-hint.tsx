import { useTranslation } from 'react-i18next';
import { type SignInAddress } from '../../../contract/sign-in.ts';
import { AuthorizeAddress } from './authorize-address.tsx';

/** While the system's browser has the word: what to do when it does not come, or Microsoft refuses. */
export function BrowserHint({ address }: { readonly address: SignInAddress }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(address.opened ? 'signIn.browser.opened' : 'signIn.browser.notOpened')}</p>
      <AuthorizeAddress address={address.authorizeUrl} />
      <p className="field-hint">{t('signIn.browser.stuck')}</p>
    </>
  );
}
