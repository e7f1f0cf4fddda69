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
    <nav className="d-flex align-items-center gap-1" aria-label={t('actions.pager')}>
      <span className="me-2">
        {index + 1} / {paths.length}
      </span>
      <Link
        href={at(-1)}
        className="pager-step d-inline-flex p-2 rounded-1"
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
        className="pager-step d-inline-flex p-2 rounded-1"
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
