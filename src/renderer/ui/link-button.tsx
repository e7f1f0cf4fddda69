import { useTranslation } from 'react-i18next';
import { type KnownLink, knownLinks } from '../../contract/known-links.ts';
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

/**
 * A finding carries whole addresses; the window may only name pages. Null for an address that is
 * not on the list: it is shown as text.
 */
export function findKnownLink(
  address: string,
): { readonly link: KnownLink } | { readonly aadsts: number } | null {
  const aadsts = /^https:\/\/login\.microsoftonline\.com\/error\?code=(\d{1,9})$/.exec(
    address,
  )?.[1];
  if (aadsts !== undefined) return { aadsts: Number(aadsts) };
  const names = Object.keys(knownLinks) as KnownLink[];
  const link = names.find((name) => knownLinks[name] === address);
  return link === undefined ? null : { link };
}
