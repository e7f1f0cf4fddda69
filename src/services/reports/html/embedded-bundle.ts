import { type ExplanationReport } from '../../../contract/explanation-report.ts';
import { writeJsonForHtml } from '../visible-text.ts';

/**
 * The HTML report carries its JSON bundle in a `<template>`: inert, not shown, no script element.
 * `json`: written for a page. The markers hold `<`, which no text of a report can bring into the page.
 */
export const bundleStart = '<template id="collega-report-bundle">';
export const bundleEnd = '</template>';

export function embedJson(json: readonly string[]): string[] {
  return [bundleStart, ...json, bundleEnd];
}

export function embedExplanation(explanation: ExplanationReport): string[] {
  return embedJson([writeJsonForHtml(explanation)]);
}
