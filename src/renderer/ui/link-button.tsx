import { useTranslation } from 'react-i18next';
import { type KnownLink } from '../../contract/known-links.ts';
import { useServices } from '../window-services/services-context.ts';

type LinkTarget = { readonly link: KnownLink } | { readonly aadsts: number };

/** Opens a page of the fixed list in the user's own browser. The window itself goes nowhere. */
export function LinkButton({ target }: { readonly target: LinkTarget }) {
  const { t } = useTranslation();
  const { api } = useServices();
  const text =
    'link' in target
      ? t(`links.${target.link}`)
      : t('links.aadsts-look-up', { number: target.aadsts });
  return (
    <button
      type="button"
      className="text-link"
      onClick={() => void api.call('app.openLink', target)}
    >
      {text}
    </button>
  );
}
