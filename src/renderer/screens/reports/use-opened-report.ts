import { useState } from 'react';
import { type Failure } from '../../../contract/failures.ts';
import { maxReportLength, type OpenedFile } from '../../../contract/reports.ts';
import { useServices } from '../../window-services/services-context.ts';

export type OpenedReport =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly failure: Failure }
  | { readonly state: 'open'; readonly fileName: string; readonly file: OpenedFile };

/** Reads a file that the user chose and lets the services validate it; the page trusts nothing. */
export function useOpenedReport() {
  const { api } = useServices();
  const [opened, setOpened] = useState<OpenedReport>({ state: 'none' });
  const open = async (file: File): Promise<void> => {
    // Before it is read: a film dropped by mistake would fill the memory.
    if (file.size > maxReportLength) {
      const failure = { kind: 'report-unreadable', reason: 'too-large', field: '' } as const;
      setOpened({ state: 'refused', failure });
      return;
    }
    setOpened({ state: 'reading' });
    const content = await readText(file);
    const result = await api.call('reports.open', { content });
    setOpened(
      result.ok
        ? { state: 'open', fileName: file.name, file: result.value }
        : { state: 'refused', failure: result.failure },
    );
  };
  return { opened, open, close: () => setOpened({ state: 'none' }) };
}

/** Empty for what cannot be read (a folder, a file that went away): then it is no report. */
async function readText(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
