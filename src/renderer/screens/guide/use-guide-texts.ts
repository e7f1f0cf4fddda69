import { useTranslation } from 'react-i18next';
import { language } from '../../../contract/settings.ts';
import { guideTexts, type GuideTexts } from '../../../languages/translate-guide.ts';

/** The guide's texts in the window's language. They come with this screen, not with the first paint. */
export function useGuideTexts(): GuideTexts {
  const { i18n } = useTranslation();
  return guideTexts(language.catch('en').parse(i18n.language));
}
