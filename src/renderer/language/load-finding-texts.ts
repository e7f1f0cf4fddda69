import { type i18n } from 'i18next';
import { loadTexts } from '../../languages/languages.ts';

/**
 * The texts of all findings, fetched from this machine after the first paint: they are needed only
 * once a test has failed. Until then a finding shows the texts that came with it.
 */
export async function loadFindingTexts(language: i18n): Promise<void> {
  const files = await Promise.all([loadTexts('findings'), loadTexts('senderFindings')]);
  for (const texts of files) {
    for (const [code, resources] of Object.entries(texts))
      language.addResourceBundle(code, 'findings', resources);
  }
}
