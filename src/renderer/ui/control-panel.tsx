import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CrossIcon, SaveIcon } from './icons.tsx';
import { ProgressLine } from './progress-line.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

interface Draft {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

interface ControlPanelProps {
  readonly title: string;
  /** The list above a record. */
  readonly parent?: { readonly title: string; readonly path: string };
  readonly buttons?: ReactNode;
  readonly actions?: ReactNode;
  readonly draft?: Draft;
  /** Odoo's search, or what can be done to the selected ones. */
  readonly centre?: ReactNode;
  readonly right?: ReactNode;
}

/** The white strip below the top bar: New, breadcrumb, actions, save and discard, pager. */
export function ControlPanel(props: ControlPanelProps) {
  const { title, parent, buttons, actions, draft, centre, right } = props;
  const heading = useKeptFocus<HTMLHeadingElement>(draft?.dirty);
  return (
    <div className="control-panel d-flex flex-wrap align-items-center border-bottom">
      {buttons}
      <div className="breadcrumb-block">
        {parent !== undefined && (
          <nav aria-label={parent.title}>
            <Link href={parent.path} className="breadcrumb-parent d-block small fw-medium">
              {parent.title}
            </Link>
          </nav>
        )}
        <div className="breadcrumb-current d-flex flex-wrap align-items-center gap-1">
          <h1 id="page-title" className="m-0 fw-normal text-break" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions}
          {draft !== undefined && <DraftMarks {...draft} />}
        </div>
      </div>
      {centre !== undefined && centre !== null && (
        <div className="control-centre d-flex justify-content-center">{centre}</div>
      )}
      <div className="ms-auto">{right}</div>
    </div>
  );
}

function DraftMarks({ dirty, saving, onSave, onDiscard }: Draft) {
  const { t } = useTranslation();
  if (saving) return <ProgressLine text={t('actions.saving')} />;
  if (!dirty) return null;
  return (
    <div className="draft-marks d-flex flex-wrap align-items-center gap-1">
      <button
        type="button"
        className="icon-button"
        aria-label={t('actions.save')}
        title={`${t('actions.save')} (Alt+S)`}
        data-shortcut="s"
        aria-keyshortcuts="Alt+S Control+S"
        onClick={onSave}
      >
        <SaveIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('actions.discard')}
        title={`${t('actions.discard')} (Alt+J)`}
        data-shortcut="j"
        aria-keyshortcuts="Alt+J"
        onClick={onDiscard}
      >
        <CrossIcon />
      </button>
      <span className="warning-text small fst-italic">{t('actions.unsaved')}</span>
    </div>
  );
}
