import { z } from 'zod';
import { maxReportLength, reportBundle, type ReportBundle } from '../../contract/reports.ts';
import { fail } from '../failure-error.ts';
import { bundleEnd, bundleStart } from './html/embedded-bundle.ts';
import { distrustReport } from './own-findings.ts';

/** Deeper than any report; a bomb of brackets would overflow the stack of a recursive reader. */
const deepest = 32;

const anyFormat = z.looseObject({ schema: z.string() });

/**
 * Reads a report that someone sent: the JSON bundle, or the HTML file with the bundle in its
 * `<template>`. Nothing in it is believed that Collega can say itself.
 * @throws FailureError `report-unreadable`, with the first field that is wrong.
 */
export function openReport(content: string): ReportBundle {
  if (content.length > maxReportLength) refuse('too-large');
  const value = readValue(content);
  const format = anyFormat.safeParse(value).data?.schema;
  if (format !== 'collega.report/1') {
    refuse(
      format !== undefined && /^collega\.report\/\d+$/.test(format)
        ? 'newer-format'
        : 'not-a-report',
    );
  }
  if (isDeeperThan(value, deepest)) refuse('not-a-report');
  const parsed = reportBundle.safeParse(value);
  if (parsed.success) return distrustReport(parsed.data);
  return refuse('wrong-field', fieldOf(parsed.error));
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
