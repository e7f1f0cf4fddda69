import { expect, test } from 'vitest';
import texts from '../../src/languages/en/findings.json' with { type: 'json' };
import ui from '../../src/languages/en/ui.json' with { type: 'json' };
import { type CatalogueEntry } from '../../src/services/diagnosis/catalogue-entry.ts';
import { catalogue } from '../../src/services/diagnosis/catalogue/catalogue.ts';
import { lastRow, rowsLeftOut } from '../../src/services/diagnosis/testing/rows-left-out.ts';

// `npx vitest run test/unit/published-findings.test.ts -u` writes it again after an intended change.
test('the published table of findings is the catalogue', async () => {
  await expect(describeCatalogue()).toMatchFileSnapshot('../../docs/findings.md');
});

function describeCatalogue(): string {
  const entries = [...catalogue].sort((one, other) => (one.code < other.code ? -1 : 1));
  const rows = Array.from({ length: lastRow }, (_, index) => index + 1);
  const covered = rows
    .map((row) => ({ row, codes: entries.filter((entry) => entry.rows.includes(row)) }))
    .filter(({ codes }) => codes.length > 0);
  return [
    '# Findings',
    'Every failure that Collega explains, generated from `src/services/diagnosis/catalogue/`. Rows are those of [failures.md](failures.md); a finding without rows is the fallback of its stage: the other side’s own words, and a page to look them up.',
    '## Findings by name',
    table(
      ['finding', 'what the user reads first', 'who must act', 'rows'],
      entries.map((entry) => [
        `\`${entry.code}\``,
        titleOf(entry),
        ui.findings.owner[entry.owner],
        [...entry.rows].sort((one, other) => one - other).join(', '),
      ]),
    ),
    '## Rows and their findings',
    table(
      ['row', 'findings'],
      covered.map(({ row, codes }) => [
        String(row),
        codes.map(({ code }) => `\`${code}\``).join(', '),
      ]),
    ),
    '## Rows left out',
    table(
      ['row', 'why'],
      rowsLeftOut.map(({ row, reason }) => [String(row), reason]),
    ),
    '## Findings that only pasting reaches',
    'No sign-in and no test of Collega raises these: they explain what is pasted into "Explain an error" or `collega explain`.',
    table(
      ['finding', 'why'],
      entries.flatMap(({ code, pastedOnly }) =>
        pastedOnly === undefined ? [] : [[`\`${code}\``, pastedOnly]],
      ),
    ),
    '',
  ].join('\n\n');
}

function titleOf({ code }: CatalogueEntry): string {
  const found = Object.entries(texts).find(([key]) => key === code);
  return (found?.[1].title ?? '').replace(/\{\{(\w+)\}\}/g, '_$1_');
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}
