import { expect, it } from 'vitest';
import { renderReport } from './create-report.ts';
import { renderReportPage } from './html/render-report-page.ts';
import { translateReport } from './own-findings.ts';
import { redactReport } from './redact-report.ts';
import { textsIn } from './report-texts.ts';
import { sampleBundle, sampleFinding, sampleServer, sampleTest } from './testing/sample-bundle.ts';
import { sampleOdoo } from './testing/sample-odoo.ts';
import { writeJson, writeJsonForHtml } from './visible-text.ts';
import { runAtOnce, runWithPauses, type Slices } from './work-in-slices.ts';
import { writeBundleJson, writeBundleJsonForHtml } from './write-bundle-json.ts';

const count = 12;
const organisation = {
  clientName: 'Contoso',
  companyNames: [],
  addresses: [],
  domains: [],
  hosts: [],
  serverNames: [],
  databases: [],
  authorities: [],
  guids: [],
};
const failed = sampleTest({ findings: [sampleFinding()] });
const several = sampleBundle({
  servers: Array.from({ length: count }, (_, at) =>
    sampleServer({
      username: `user${at}@contoso.com`,
      name: `</template>\u202e "S${at}"\nline {}[]`,
      test: at % 3 === 0 ? null : failed,
    }),
  ),
  log: ['a line', '<b>'],
});

async function pausesOf<Result>(slices: Slices<Result>): Promise<number> {
  let pauses = 0;
  await runWithPauses(slices, () => {
    pauses += 1;
    return Promise.resolve();
  });
  return pauses;
}

it.each([
  ['several servers', several],
  [
    'no server and an Odoo',
    sampleBundle({ servers: [], links: [], odoo: sampleOdoo('words', sampleFinding()) }),
  ],
])('a report of %s has the very bytes that were written in one piece before', (_, bundle) => {
  expect(runAtOnce(writeBundleJson(bundle)).join('')).toBe(writeJson(bundle));
  expect(runAtOnce(writeBundleJsonForHtml(bundle)).join('')).toBe(writeJsonForHtml(bundle));
  const { json, html } = renderReport(bundle);
  expect(json).toBe(`${writeJson(bundle)}\n`);
  expect(html).toContain(`>${writeJsonForHtml(bundle)}</template>`);
});

it('lets the window go on after each server while it is translated, shown and written', async () => {
  expect(await pausesOf(translateReport(several, 'it'))).toBeGreaterThanOrEqual(count);
  expect(await pausesOf(writeBundleJson(several))).toBeGreaterThanOrEqual(count);
  // Its row in the overview, its section, and its part of the embedded bundle.
  expect(await pausesOf(renderReportPage(several, textsIn('en')))).toBeGreaterThanOrEqual(
    3 * count,
  );
});

it('lets the window go on between hiding and validating each server, and after each mailbox', async () => {
  let pauses = 0;
  const toHide = {
    secrets: [],
    people: { addresses: [], names: [], servers: [] },
    organisation,
  };
  await redactReport(several, toHide, () => {
    pauses += 1;
    return Promise.resolve();
  });
  expect(pauses).toBeGreaterThanOrEqual(2 * count + several.links.length + several.log.length);
});

it('lets the window go on after each server, difference and failed mail of an Odoo', async () => {
  const { snapshot, differences, senders, mails } = sampleOdoo('words', sampleFinding());
  const many = <Item>(items: readonly Item[] | undefined): Item[] =>
    (items ?? []).slice(0, 1).flatMap((item) => Array<Item>(count).fill(item));
  const odoo = {
    snapshot: { ...snapshot, outgoing: many(snapshot.outgoing) },
    differences: many(differences),
    senders: many(senders),
    mails: mails && { ...mails, groups: many(mails.groups) },
  };
  const bundle = sampleBundle({ servers: [], links: [], odoo });
  expect(await pausesOf(translateReport(bundle, 'it'))).toBeGreaterThanOrEqual(3 * count);
  expect(await pausesOf(renderReportPage(bundle, textsIn('en')))).toBeGreaterThanOrEqual(4 * count);
  let pauses = 0;
  const toHide = { secrets: [], people: { addresses: [], names: [], servers: [] }, organisation };
  const redacted = await redactReport(bundle, toHide, () => {
    pauses += 1;
    return Promise.resolve();
  });
  expect(pauses).toBeGreaterThanOrEqual(8 * count);
  expect(redacted.odoo).toEqual(odoo);
});

it('goes no further once it is cancelled', async () => {
  const cancelled = new Error('cancelled');
  let shown = 0;
  function* work(): Slices<void> {
    for (; shown < count; shown += 1) yield;
  }
  const pause = () => (shown < 3 ? Promise.resolve() : Promise.reject(cancelled));
  await expect(runWithPauses(work(), pause)).rejects.toBe(cancelled);
  expect(shown).toBe(3);
});
