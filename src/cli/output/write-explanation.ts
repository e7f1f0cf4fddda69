import { extname } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { type ExplanationRequest } from '../../contract/explanation-report.ts';
import { type ReportForms } from '../../contract/reports.ts';
import { contextWithoutClient } from '../../services/diagnosis/context-without-client.ts';
import { createExplanation } from '../../services/reports/explanation/create-explanation.ts';
import { renderExplanation } from '../../services/reports/explanation/render-explanation.ts';
import { writeNamedFile } from '../terminal/named-files.ts';

/** The report of an explanation that is about no client: needs no records and no vault. */
export async function explainWithoutClient(
  request: Omit<ExplanationRequest, 'clientId'>,
): Promise<ReportForms> {
  const explanation = await createExplanation({
    request,
    context: { ...contextWithoutClient(request.language), mailbox: request.mailbox },
    toHide: null,
    version: packageJson.version,
    shell: 'terminal',
    now: Date.now(),
    pause: () => Promise.resolve(),
  });
  return renderExplanation(explanation);
}

/** Writes the form that the file's name asks for. @throws CommandEnd where it cannot be written */
export function writeExplanation(path: string, forms: ReportForms, replace: boolean): void {
  const extension = extname(path).toLowerCase();
  const isPage = extension === '.html' || extension === '.htm';
  const form = isPage ? forms.html : extension === '.json' ? forms.json : forms.text;
  writeNamedFile(path, form, replace);
}
