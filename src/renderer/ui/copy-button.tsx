import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { CopyIcon, TickIcon } from './icons.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who do not see what stands beside the button. */
  readonly label: string;
  /** On the button itself, where nothing beside it says what is copied. */
  readonly caption?: string;
  readonly disabled?: boolean;
  /** `usual`: among other buttons of that size. */
  readonly size?: 'small' | 'usual';
  /** What must be settled first. */
  readonly question?: { readonly title: string; readonly text: string; readonly confirm: string };
}

export function CopyButton(props: CopyButtonProps) {
  const { text, label, caption, disabled = false, size = 'small', question } = props;
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const [asking, setAsking] = useState(false);
  const copy = () => {
    setAsking(false);
    setState(copyText(text) ? 'copied' : 'refused');
  };
  return (
    <span className="d-inline-flex flex-wrap align-items-center gap-2">
      <button
        type="button"
        className={`btn ${size === 'small' ? 'btn-sm ' : ''}btn-secondary`}
        aria-label={label}
        disabled={disabled}
        onClick={question === undefined ? copy : () => setAsking(true)}
      >
        {state === 'copied' ? <TickIcon /> : <CopyIcon />} {caption ?? t('actions.copy')}
      </button>
      <span role="status" className="muted small">
        {state === 'copied' && t('actions.copied')}
        {state === 'refused' && t('actions.copyRefused')}
      </span>
      {asking && question !== undefined && (
        <Dialog
          title={question.title}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" className="btn btn-secondary" onClick={() => setAsking(false)}>
                {t('actions.cancel')}
              </button>
              <button type="button" className="btn btn-secondary" onClick={copy}>
                {question.confirm}
              </button>
            </>
          }
        >
          <p className="text-break">{question.text}</p>
        </Dialog>
      )}
    </span>
  );
}

/**
 * Puts text on the clipboard from within a click. By the page's own copy command: the newer
 * Clipboard API asks for a permission, and Collega's windows refuse every permission
 * (security.md 4.1, item 5). Answers whether the browser took it.
 */
export function copyText(text: string): boolean {
  const offer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', offer, { once: true });
  try {
    // No other way copies without a permission; browsers keep it for that reason.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', offer);
  }
}
