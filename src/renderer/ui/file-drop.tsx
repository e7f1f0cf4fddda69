import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface FileDropProps {
  /** Ties the input to the label that names the file; the button's words follow in its name. */
  readonly id: string;
  readonly describedBy?: string | undefined;
  /** As in HTML: `.json,application/json`. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly multiple?: boolean;
  /** One file, or all that were chosen together where `multiple`. */
  readonly onChoose: (...files: [File, ...File[]]) => void;
}

/**
 * The place to choose or to drop files. The browser's own input speaks the browser's language, so
 * it is there for the keyboard and for screen readers alone, behind a button in Collega's.
 */
export function FileDrop(props: FileDropProps) {
  const { id, describedBy, accept, disabled = false, multiple = false, onChoose } = props;
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const take = (files: FileList | null) => {
    const [file, ...more] = files ?? [];
    if (file === undefined || disabled) return;
    const taken: [File, ...File[]] = multiple ? [file, ...more] : [file];
    setName(taken.map((each) => each.name).join(', '));
    onChoose(...taken);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={`file-drop position-relative d-flex flex-wrap align-items-center justify-content-center rounded-1${over ? ' file-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again once it was mended.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="btn btn-secondary">
        {t(multiple ? 'files.chooseMany' : 'files.choose')}
      </label>
      <span className="muted" aria-hidden="true">
        {t(multiple ? 'files.dropMany' : 'files.drop')}
      </span>
      {name !== null && <span className="w-100 text-center text-break">{name}</span>}
    </div>
  );
}

/**
 * A browser opens a file that is dropped on a page in place of the page: the window would be gone.
 * Where a drop is wanted, its own handler takes it first.
 */
export function ignoreDroppedFiles(target: EventTarget): void {
  for (const name of ['dragover', 'drop']) {
    target.addEventListener(name, (event) => event.preventDefault());
  }
}
