import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface ReportFilePickerProps {
  readonly onChoose: (file: File) => void;
}

/** A file input that is a place to drop a file too. */
export function ReportFilePicker({ onChoose }: ReportFilePickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) onChoose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files);
  };
  return (
    <section
      className={`sheet report-drop${over ? ' report-drop-over' : ''}`}
      aria-labelledby={`${id}title`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={`${id}title`}>{t('reports.open')}</h2>
      <p id={`${id}text`}>{t('reports.openText')}</p>
      <label className="form-label" htmlFor={id}>
        {t('reports.file')}
      </label>
      <input
        id={id}
        type="file"
        className="form-control"
        accept=".json,.html,.htm,application/json,text/html"
        aria-describedby={`${id}text`}
        onChange={(event) => {
          choose(event.target.files);
          // The same file may be chosen again once it was mended.
          event.target.value = '';
        }}
      />
      <p className="report-drop-hint" aria-hidden="true">
        {t('reports.dropHere')}
      </p>
    </section>
  );
}
