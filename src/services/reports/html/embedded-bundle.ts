import { type ExplanationReport } from '../../../contract/explanation-report.ts';
import { type ReportBundle } from '../../../contract/reports.ts';
import { writeJsonForHtml } from '../visible-text.ts';
import { type Html, trustHtml } from './html.ts';

/**
 * The HTML report carries its JSON bundle in a `<template>`: inert, not shown, no script element.
 * The markers hold `<`, which no text of a report can bring into the page.
 */
export const bundleStart = '<template id="collega-report-bundle">';
export const bundleEnd = '</template>';

export function embedBundle(bundle: ReportBundle | ExplanationReport): Html {
  return trustHtml(`${bundleStart}${writeJsonForHtml(bundle)}${bundleEnd}`);
}
