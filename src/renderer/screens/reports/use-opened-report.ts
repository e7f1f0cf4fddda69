import { useRef, useState } from 'react';
import { type Failure } from '../../../contract/failures.ts';
import { type MailboxNames } from '../../../contract/mailbox-names.ts';
import { maxReportLength, type OpenedFile } from '../../../contract/reports.ts';
import { useServices } from '../../window-services/services-context.ts';

export type OpenedReport =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly failure: Failure }
  | {
      readonly state: 'open';
      readonly fileName: string;
      readonly file: OpenedFile;
      /** As it was read, to be opened again with other names. */
      readonly content: string;
    };

/** Reads a file that the user chose and lets the services validate it; the page trusts nothing. */
export function useOpenedReport() {
  const { api } = useServices();
  const [opened, setOpened] = useState<OpenedReport>({ state: 'none' });
  // Of files chosen one after the other the last one is shown, and none once they were closed.
  const newest = useRef(0);
  const open = async (file: File): Promise<void> => {
    const own = (newest.current += 1);
    // Before it is read: a film dropped by mistake would fill the memory.
    if (file.size > maxReportLength) {
      const failure = { kind: 'report-unreadable', reason: 'too-large', field: '' } as const;
      setOpened({ state: 'refused', failure });
      return;
    }
    setOpened({ state: 'reading' });
    const content = await readText(file);
    const result = await api.call('reports.open', { content });
    if (own !== newest.current) return;
    setOpened(
      result.ok
        ? { state: 'open', fileName: file.name, file: result.value, content }
        : { state: 'refused', failure: result.failure },
    );
  };
  /**
   * The same file with real names in its commands; they are kept in this view alone. Answers why it
   * could not be.
   */
  const rename = async (names: MailboxNames): Promise<Failure | null> => {
    if (opened.state !== 'open') return null;
    const own = (newest.current += 1);
    const result = await api.call('reports.open', {
      content: opened.content,
      names: Object.entries(names).map(([label, address]) => ({ label, address })),
    });
    if (own !== newest.current) return null;
    if (!result.ok) return result.failure;
    setOpened({ ...opened, file: result.value });
    return null;
  };
  const close = (): void => {
    newest.current += 1;
    setOpened({ state: 'none' });
  };
  return { opened, open, rename, close };
}

/** Empty for what cannot be read (a folder, a file that went away): then it is no report. */
async function readText(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
