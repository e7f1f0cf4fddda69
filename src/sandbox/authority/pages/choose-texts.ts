import { pageTextsEn } from './page-texts-en.ts';
import { pageTextsIt } from './page-texts-it.ts';
import { type PageTexts } from './page-texts.ts';

/** English or Italian: `ui_locales` (OpenID Connect) first, then the browser's Accept-Language. */
export function choosePageTexts(
  uiLocales: string | null,
  acceptLanguage: string | null,
): PageTexts {
  const asked = (uiLocales ?? '').split(/\s+/);
  for (const tag of [...asked, ...byQuality(acceptLanguage ?? '')]) {
    const language = tag.split('-')[0]?.toLowerCase();
    if (language === 'it') return pageTextsIt;
    if (language === 'en') return pageTextsEn;
  }
  return pageTextsEn;
}

function byQuality(header: string): readonly string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
