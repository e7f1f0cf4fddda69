import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { CopyIcon, TickIcon } from './icons.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who do not see what stands beside the button. */
  readonly label: string;
  /** On the button itself, where nothing beside it says what is copied. */
  readonly caption?: string;
  readonly disabled?: boolean;
}

export function CopyButton({ text, label, caption, disabled = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () => setState(copyText(text) ? 'copied' : 'refused');
  return (
    <span className="copy">
      <button
        type="button"
        className="btn btn-sm btn-secondary"
        aria-label={label}
        disabled={disabled}
        onClick={copy}
      >
        {state === 'copied' ? <TickIcon /> : <CopyIcon />} {caption ?? t('actions.copy')}
      </button>
      <span role="status" className="copy-state">
        {state === 'copied' && t('actions.copied')}
        {state === 'refused' && t('actions.copyRefused')}
      </span>
    </span>
  );
}
