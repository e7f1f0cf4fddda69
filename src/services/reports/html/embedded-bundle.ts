import { type ExplanationReport } from '../../../contract/explanation-report.ts';
import { writeJsonForHtml } from '../visible-text.ts';
import { type Html, trustHtml } from './html.ts';

/**
 * The HTML report carries its JSON bundle in a `<template>`: inert, not shown, no script element.
 * `json`: written for a page. The markers hold `<`, which no text of a report can bring into the page.
 */
export const bundleStart = '<template id="collega-report-bundle">';
export const bundleEnd = '</template>';

export function embedJson(json: string): Html {
  return trustHtml(`${bundleStart}${json}${bundleEnd}`);
}

export function embedExplanation(explanation: ExplanationReport): Html {
  return embedJson(writeJsonForHtml(explanation));
}
