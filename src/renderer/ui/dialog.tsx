import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CrossIcon } from './icons.tsx';

interface DialogProps {
  readonly title: string;
  /** Escape, the cross, or the user's own button: the caller takes the dialog away. */
  readonly onClose: () => void;
  /** Gets the focus when the dialog goes; else what had it before. */
  readonly focusAfter?: () => HTMLElement | null;
  /** Answers to a question; without any, the dialog only shows something and can be closed. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Where to type, else the first answer that destroys nothing. */
const firstFocus = 'input, .dialog-foot .btn:not(.btn-danger)';

/** A modal dialog on the browser's own element: focus stays inside and returns to where it was. */
export function Dialog({ title, onClose, focusAfter, actions, children }: DialogProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const after = useRef(focusAfter);

  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    const findAfter = after.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(firstFocus)?.focus();
    return () => {
      dialog?.close();
      // React takes the element away before the browser can give the focus back.
      const next = findAfter?.() ?? before;
      if (next instanceof HTMLElement && next.isConnected) next.focus();
    };
  }, []);

  return (
    <dialog
      ref={element}
      className="dialog p-0 border-0"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head d-flex align-items-center justify-content-between gap-3">
        <h2 id={titleId} className="m-0 fs-5 fw-semibold text-break">
          {title}
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('actions.close')}
          onClick={onClose}
        >
          <CrossIcon />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      <div className="dialog-foot d-flex flex-wrap">
        {actions ?? (
          <button type="button" className="btn btn-secondary" onClick={onClose}>
            {t('actions.close')}
          </button>
        )}
      </div>
    </dialog>
  );
}
