import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Characters of the text, from the first to behind the last. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

interface PastedTextProps {
  readonly masked: string;
  /** The lines that decided a finding; they may overlap, in any order. */
  readonly decided: readonly Place[];
  /** Open at once: there is something to see in it. */
  readonly open: boolean;
}

/** What was pasted, without its secrets, with the lines that decided marked where they stand. */
export function PastedText({ masked, decided, open }: PastedTextProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const mark = box.current?.querySelector('mark');
    // Only the box is scrolled: the findings above are what the page is about.
    if (mark && box.current) box.current.scrollTop = mark.offsetTop - box.current.offsetTop - 40;
  }, [masked, decided]);
  return (
    <details className="explain-pasted" open={open}>
      <summary>{t('explain.pasted')}</summary>
      {decided.length > 0 && <p>{t('explain.decided')}</p>}
      <pre ref={box} tabIndex={0} aria-label={t('explain.pasted')}>
        {markPlaces(masked, decided)}
      </pre>
    </details>
  );
}

function markPlaces(text: string, places: readonly Place[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { start, end } of [...places].sort((one, other) => one.start - other.start)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    parts.push(text.slice(from, begin), <mark key={begin}>{text.slice(begin, end)}</mark>);
    from = end;
  }
  return [...parts, text.slice(from)];
}
