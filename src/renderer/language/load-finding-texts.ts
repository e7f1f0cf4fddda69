import { type i18n } from 'i18next';

const catalogues = import.meta.glob<Record<string, unknown>>(
  '../../languages/*/{findings,sender-findings}.json',
  { import: 'default' },
);

/**
 * The texts of all findings, fetched from this machine after the first paint: they are needed only
 * once a test has failed. Until then a finding shows the texts that came with it.
 */
export async function loadFindingTexts(language: i18n): Promise<void> {
  await Promise.all(
    Object.entries(catalogues).map(async ([path, load]) => {
      const code = /languages\/([a-z]+)\//.exec(path)?.[1];
      if (code !== undefined) language.addResourceBundle(code, 'findings', await load());
    }),
  );
}
