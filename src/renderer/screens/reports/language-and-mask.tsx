import { useTranslation } from 'react-i18next';
import { reportMask, type ReportMask } from '../../../contract/report-mask.ts';
import { language, type Language } from '../../../contract/settings.ts';
import { languages } from '../../../languages/languages.ts';
import { Choices } from '../../ui/choices.tsx';

interface LanguageAndMaskProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly mask: ReportMask;
  readonly onMask: (mask: ReportMask) => void;
}

/** For whom a report is made: in which language, and which names it may show. */
export function LanguageAndMask(props: LanguageAndMaskProps) {
  const { t } = useTranslation();
  return (
    <>
      <Choices
        legend={t('reports.language')}
        value={props.language}
        options={language.options.map((value) => ({ value, label: languages[value].name }))}
        onChoose={props.onLanguage}
      />
      <Choices
        legend={t('reports.mask')}
        value={props.mask}
        options={reportMask.options.map((value) => ({
          value,
          label: t(`reports.masks.${value}`),
          hint: t(`reports.maskHints.${value}`),
        }))}
        onChoose={props.onMask}
      />
    </>
  );
}
