import { useTranslation } from 'react-i18next';
import { CrossIcon } from './icons.tsx';

/** The cross that puts a notice away. */
export function DismissButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('actions.dismiss')}
      onClick={onClick}
    >
      <CrossIcon />
    </button>
  );
}
