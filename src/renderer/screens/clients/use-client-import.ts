import { useState } from 'react';
import { maxClientFileLength } from '../../../contract/client-files.ts';
import { type Failure } from '../../../contract/failures.ts';
import { type CallValue } from '../../../contract/index.ts';
import { ask, failureOf } from '../../bridge/call-failure.ts';
import { useServices } from '../../window-services/services-context.ts';
import { useCommand, useIsHere } from '../../window-services/use-command.ts';

export type ClientPreview = CallValue<'clientFiles.preview'>;
export type ImportedClient = CallValue<'clientFiles.import'>;

/** One file of those that were chosen, and how far it has come. */
export interface ChosenFile {
  /** Its place in the order of choice; never given twice. */
  readonly id: number;
  readonly name: string;
  readonly state: FileState;
}

type FileState =
  | { readonly kind: 'refused'; readonly failure: Failure }
  | {
      readonly kind: 'ready';
      readonly content: string;
      readonly preview: ClientPreview;
      /** Why it was not imported at the last try. */
      readonly failure: Failure | null;
    }
  | { readonly kind: 'imported'; readonly imported: ImportedClient };

export type ReadyState = Extract<FileState, { kind: 'ready' }>;

let lastId = 0;

/**
 * Reads the files that the user chose or dropped, shows what each would make, and imports them when
 * told: each by itself, so that one that is refused stops no other.
 */
export function useClientImport() {
  const { api } = useServices();
  const command = useCommand('clientFiles.import');
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [importing, setImporting] = useState(false);
  const isHere = useIsHere();

  const preview = async (file: File): Promise<FileState> => {
    // Before it is read: a film dropped by mistake would fill the memory.
    if (file.size > maxClientFileLength) {
      const kind = 'client-file-unreadable';
      return { kind: 'refused', failure: { kind, reason: 'too-large', problems: [] } };
    }
    const content = await readText(file);
    try {
      const preview = await ask(api, 'clientFiles.preview', { content });
      return { kind: 'ready', content, preview, failure: null };
    } catch (error) {
      return { kind: 'refused', failure: failureOf(error) };
    }
  };

  const choose = async (chosen: readonly File[]): Promise<void> => {
    for (const file of chosen) {
      const state = await preview(file);
      lastId += 1;
      const added: ChosenFile = { id: lastId, name: file.name, state };
      setFiles((before) => addFile(before, added));
    }
  };

  /** The state in which it ends. */
  const importFile = async (state: ReadyState): Promise<FileState> => {
    const foreign = state.preview.hosts.filter((each) => each.foreign);
    try {
      const confirmedHosts = foreign.map(({ host }) => host);
      const imported = await command.mutateAsync({ content: state.content, confirmedHosts });
      return { kind: 'imported', imported };
    } catch (error) {
      return { ...state, failure: failureOf(error) };
    }
  };

  /** Imports these one after the other; answers all files as they are then. */
  const importFiles = async (wanted: readonly ChosenFile[]): Promise<readonly ChosenFile[]> => {
    setImporting(true);
    let after = files;
    for (const { id, state } of wanted) {
      // The dialog was closed meanwhile: what is left was given up with it.
      if (state.kind !== 'ready' || !isHere()) continue;
      const ended = await importFile(state);
      after = after.map((each) => (each.id === id ? { ...each, state: ended } : each));
      setFiles(after);
    }
    setImporting(false);
    return after;
  };

  const leaveOut = (id: number): void =>
    setFiles((before) => before.filter((each) => each.id !== id));

  return { files, choose, leaveOut, importFiles, importing, isHere };
}

/** A file chosen again once it was mended takes the place of its refusal; the same one counts once. */
function addFile(before: readonly ChosenFile[], added: ChosenFile): readonly ChosenFile[] {
  const { name, state } = added;
  const isSame = (each: ChosenFile): boolean =>
    each.state.kind === 'ready' && state.kind === 'ready' && each.state.content === state.content;
  if (before.some(isSame)) return before;
  const kept = before.filter((each) => each.state.kind !== 'refused' || each.name !== name);
  return [...kept, added];
}

/** Empty for what cannot be read (a folder, a file that went away): then it is no client. */
async function readText(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
