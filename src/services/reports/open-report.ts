import { z } from 'zod';
import { explanationReport } from '../../contract/explanation-report.ts';
import { type MailboxNames } from '../../contract/mailbox-names.ts';
import { odooSnapshot } from '../../contract/odoo-snapshot.ts';
import {
  maxReportLength,
  reportBundle,
  type OpenedFile,
  type ReportBundle,
} from '../../contract/reports.ts';
import { type Language } from '../../contract/settings.ts';
import { reviewOdooSenders } from '../odoo/comparison/review-odoo-senders.ts';
import { distrustSenderFinding } from './distrust-odoo.ts';
import { fail } from '../failure-error.ts';
import { bundleEnd, bundleStart } from './html/embedded-bundle.ts';
import { locateEvidence } from '../diagnosis/explain/locate-evidence.ts';
import { distrustFinding, distrustReport } from './own-findings.ts';

/** Deeper than any report; a bomb of brackets would overflow the stack of a recursive reader. */
const deepest = 32;

const anyFormat = z.looseObject({ schema: z.string() });

/**
 * Reads what someone sent: a report, or a snapshot of an Odoo. Nothing in it is believed that Collega
 * can say itself.
 * @param language of the reader: the explanations are in it, whatever the sender's was.
 * @param names of masked mailboxes, as the reader gave them: they fill the commands.
 * @throws FailureError `report-unreadable`, with the first field that is wrong.
 */
export function openFile(
  content: string,
  language: Language,
  names: MailboxNames = {},
): OpenedFile {
  const { format, value } = readFormat(content);
  if (format === 'collega.explanation/1') return openExplanation(value, language, names);
  if (format !== 'collega.odoo-snapshot/1') {
    return { kind: 'report', bundle: openReport(content, language, names) };
  }
  const snapshot = parseAs(odooSnapshot, value);
  const senders = reviewOdooSenders(snapshot, language).map((finding) =>
    distrustSenderFinding(finding, language),
  );
  return { kind: 'odoo-snapshot', snapshot, senders };
}

/** In the reader's language, with the lines that decided found again in its text. */
function openExplanation(value: unknown, language: Language, names: MailboxNames): OpenedFile {
  const read = parseAs(explanationReport, value);
  const findings = read.findings.map((finding) => distrustFinding(finding, language, names));
  const explanation = { ...read, language, findings };
  return { kind: 'explanation', explanation, decided: locateEvidence(read.text, findings) };
}

/** A report alone: the JSON bundle, or the HTML file with the bundle in its `<template>`. */
export function openReport(
  content: string,
  language?: Language,
  names: MailboxNames = {},
): ReportBundle {
  const { format, value } = readFormat(content);
  if (format !== 'collega.report/1') {
    refuse(
      format !== undefined && /^collega\.(report|odoo-snapshot|explanation)\/\d+$/.test(format)
        ? 'newer-format'
        : 'not-a-report',
    );
  }
  const bundle = parseAs(reportBundle, value);
  return distrustReport({ ...bundle, language: language ?? bundle.language }, names);
}

function readFormat(content: string): {
  readonly format: string | undefined;
  readonly value: unknown;
} {
  if (content.length > maxReportLength) refuse('too-large');
  const value = readValue(content);
  if (isDeeperThan(value, deepest)) refuse('not-a-report');
  return { format: anyFormat.safeParse(value).data?.schema, value };
}

function parseAs<Value>(format: z.ZodType<Value>, value: unknown): Value {
  const parsed = format.safeParse(value);
  return parsed.success ? parsed.data : refuse('wrong-field', fieldOf(parsed.error));
}

function readValue(content: string): unknown {
  const text = content.replace(/^\ufeff/, '').trim();
  try {
    return JSON.parse(text.startsWith('<') ? takeBundle(text) : text);
  } catch {
    return refuse('not-a-report');
  }
}

function takeBundle(page: string): string {
  const start = page.indexOf(bundleStart);
  const end = page.indexOf(bundleEnd, start);
  return start < 0 || end < 0 ? '' : page.slice(start + bundleStart.length, end);
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(each, levels - 1));
}

/** The path of the first wrong field; a field too many is named too. */
function fieldOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return '';
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...extra].map(String).join('.').slice(0, 200);
}

function refuse(
  reason: 'not-a-report' | 'newer-format' | 'wrong-field' | 'too-large',
  field = '',
): never {
  fail({ kind: 'report-unreadable', reason, field });
}
