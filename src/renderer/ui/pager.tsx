import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { NextIcon, PreviousIcon } from './icons.tsx';

interface PagerProps {
  readonly paths: readonly string[];
  readonly current: string;
}

/** `2 / 3` and the way to the record before and after; round as Odoo's. */
export function Pager({ paths, current }: PagerProps) {
  const { t } = useTranslation();
  const index = paths.indexOf(current);
  if (index < 0) return null;
  const at = (offset: number) => paths[(index + offset + paths.length) % paths.length] ?? current;
  return (
    <nav className="pager" aria-label={t('actions.pager')}>
      <span>
        {index + 1} / {paths.length}
      </span>
      <Link
        href={at(-1)}
        className="pager-step"
        data-lasting="pager-previous"
        data-shortcut="p"
        aria-keyshortcuts="Alt+P"
        aria-label={t('actions.previous')}
        title={`${t('actions.previous')} (Alt+P)`}
      >
        <PreviousIcon />
      </Link>
      <Link
        href={at(1)}
        className="pager-step"
        data-lasting="pager-next"
        data-shortcut="n"
        aria-keyshortcuts="Alt+N"
        aria-label={t('actions.next')}
        title={`${t('actions.next')} (Alt+N)`}
      >
        <NextIcon />
      </Link>
    </nav>
  );
}
