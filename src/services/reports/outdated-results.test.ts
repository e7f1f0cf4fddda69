import { describe, expect, it } from 'vitest';
import { renderReport } from './create-report.ts';
import { sampleBundle, sampleServer, sampleTest } from './testing/sample-bundle.ts';

const passed = sampleTest({ outcome: 'passed', findings: [] });
const failed = sampleTest();

/** A report on servers of which each was changed after its test, or not. */
const reportOf = (...servers: Parameters<typeof sampleServer>[0][]) =>
  renderReport(sampleBundle({ links: [], servers: servers.map((each) => sampleServer(each)) }));

describe('a result that is older than a change of what it depends on', () => {
  it('is no all-clear, neither in the ticket nor on the page', () => {
    const { text, html } = reportOf({ test: passed, outdated: true });
    expect(text).not.toContain('1 of 1');
    expect(text).toContain('All results are outdated: 1.');
    expect(text).toMatch(/Passed, .*, outdated: changed after this test/);
    expect(html).not.toContain('class="verdict passed"');
    expect(html).toContain('outdated: changed after this test');
  });

  it('is counted apart from those that hold', () => {
    const { text } = reportOf({ test: passed }, { test: passed, outdated: true }, { test: null });
    expect(text).toContain('All mail servers tested here work: 1 of 3.');
    expect(text).toContain('Not tested yet: 1.');
    expect(text).toContain('changed after the test: 1.');
  });

  it('is no cause of the present, where many are grouped by cause', () => {
    const many = Array.from({ length: 8 }, () => ({ test: failed, outdated: true }));
    expect(reportOf(...many).text).not.toContain('smtp-auth-disabled-for-mailbox');
    const now = many.map((each) => ({ ...each, outdated: false }));
    expect(reportOf(...now).text).toContain('smtp-auth-disabled-for-mailbox');
  });
});
