import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../ui/file-drop.tsx';

interface ReportFilePickerProps {
  readonly onChoose: (file: File) => void;
}

/** What opening a report means, and the place to choose or drop one. */
export function ReportFilePicker({ onChoose }: ReportFilePickerProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="sheet report-picker" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>{t('reports.open')}</h2>
      <p id={`${id}text`}>{t('reports.openText')}</p>
      <label className="form-label" htmlFor={id}>
        {t('reports.file')}
      </label>
      <FileDrop
        id={id}
        describedBy={`${id}text`}
        accept=".json,.html,.htm,application/json,text/html"
        onChoose={onChoose}
      />
    </section>
  );
}
